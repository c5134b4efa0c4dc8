package org.litopys.keys;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Set;
import org.litopys.events.personal.SecretBox;

/**
 * The file with the master key: one line, {@code LITOPYS+MASTER+KEY+} and 32 random bytes in
 * base64url. Only its owner may read it, and it never enters the database. Where it is lost, what
 * is known of every person is lost with it: keep a copy elsewhere, and not with the backups of the
 * database.
 */
final class MasterKeyFile {
    private static final String PREFIX = "LITOPYS+MASTER+KEY+";
    private static final Set<PosixFilePermission> OWNER_ONLY =
            PosixFilePermissions.fromString("rw-------");

    private MasterKeyFile() {}

    /**
     * The key in the file, which is made now where it is missing and nothing was wrapped yet.
     *
     * @param used whether a master key has wrapped secrets already
     * @throws MasterKeyProblem if the file cannot be read or written, may be read by others, holds
     *     no key, or is missing although one was used
     */
    static MasterKey open(Path file, boolean used) {
        try {
            if (!Files.exists(file)) {
                if (used) {
                    throw new MasterKeyProblem(
                            "The master key file %s is missing, but the personal data of this ledger is sealed under it; put the file back."
                                    .formatted(file));
                }
                create(file);
            }
            checkPermissions(file);
            return parse(file, Files.readString(file).strip());
        } catch (IOException e) {
            throw new MasterKeyProblem(
                    "The master key file " + file + " cannot be read or written: " + e, e);
        }
    }

    private static MasterKey parse(Path file, String line) {
        try {
            if (line.startsWith(PREFIX)) {
                return new MasterKey(
                        Base64.getUrlDecoder().decode(line.substring(PREFIX.length())));
            }
        } catch (IllegalArgumentException notOne) {
            // said below, without what it says of the secret
        }
        throw new MasterKeyProblem(
                "The file %s holds no master key; it has one line that begins with %s."
                        .formatted(file, PREFIX));
    }

    private static void create(Path file) throws IOException {
        Path directory = file.toAbsolutePath().getParent();
        if (directory != null) {
            Files.createDirectories(directory);
        }
        Path whole = Files.createTempFile(directory, ".litopys-master", null); // owner only
        try {
            String secret =
                    Base64.getUrlEncoder().withoutPadding().encodeToString(SecretBox.newSecret());
            Files.writeString(whole, PREFIX + secret + "\n", StandardOpenOption.SYNC);
            if (isPosix(whole)) {
                Files.setPosixFilePermissions(whole, OWNER_ONLY);
            }
            Files.createLink(file, whole); // fails where another process was quicker, unlike a move
        } catch (FileAlreadyExistsException e) {
            // Its key counts: it is read next.
        } finally {
            Files.delete(whole);
        }
    }

    private static void checkPermissions(Path file) throws IOException {
        if (isPosix(file)) {
            Set<PosixFilePermission> others = EnumSet.copyOf(Files.getPosixFilePermissions(file));
            others.removeIf(permission -> permission.name().startsWith("OWNER"));
            if (!others.isEmpty()) {
                throw new MasterKeyProblem(
                        "The master key file %s may be used by others than its owner (%s); run chmod 600 on it."
                                .formatted(
                                        file,
                                        PosixFilePermissions.toString(
                                                Files.getPosixFilePermissions(file))));
            }
        }
    }

    private static boolean isPosix(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
