package org.litopys.keys;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** A file that holds one secret, for its owner alone. */
public final class SecretFile {
    private static final Set<PosixFilePermission> OWNER_ONLY =
            PosixFilePermissions.fromString("rw-------");

    private SecretFile() {}

    /**
     * Writes a new one, which is whole and on disk when it appears under its name. One that another
     * process was quicker to write is left as it is: its secret counts.
     */
    public static void create(Path file, String secret) throws IOException {
        Path directory = file.toAbsolutePath().getParent();
        if (directory != null) {
            Files.createDirectories(directory);
        }
        Path whole = Files.createTempFile(directory, ".litopys-secret", null); // owner only
        try {
            Files.writeString(whole, secret + "\n", StandardOpenOption.SYNC);
            if (isPosix(whole)) {
                Files.setPosixFilePermissions(whole, OWNER_ONLY);
            }
            Files.createLink(file, whole); // fails where there is one, unlike a move
        } catch (FileAlreadyExistsException e) {
            // It is read next.
        } finally {
            Files.delete(whole);
        }
    }

    /**
     * Its permissions ({@code rw-r-----}) where others than its owner may use it; empty where they
     * may not, or where the file system knows no such permissions.
     */
    public static Optional<String> openToOthers(Path file) throws IOException {
        if (!isPosix(file)) {
            return Optional.empty();
        }
        Set<PosixFilePermission> all = Files.getPosixFilePermissions(file);
        Set<PosixFilePermission> others = EnumSet.copyOf(all);
        others.removeIf(permission -> permission.name().startsWith("OWNER"));
        return others.isEmpty()
                ? Optional.empty()
                : Optional.of(PosixFilePermissions.toString(all));
    }

    private static boolean isPosix(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
