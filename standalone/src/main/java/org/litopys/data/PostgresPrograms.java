package org.litopys.data;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/**
 * The PostgreSQL programs that come with Litopys, unpacked once per user into a folder that only
 * this user can write ({@code $XDG_CACHE_HOME/litopys}, {@code ~/.cache/litopys}, or the data
 * directory where there is no home). About 60 MB.
 */
final class PostgresPrograms {
    private static final String DONE = "unpacked";

    private final Path folder;

    private PostgresPrograms(Path folder) {
        this.folder = folder;
    }

    /** The path of {@code initdb}, {@code pg_ctl} or {@code postgres}. */
    String program(String name) {
        return folder.resolve("bin").resolve(name).toString();
    }

    /** The major version of these programs; a data directory of another one cannot be opened. */
    static int majorVersion() {
        return 18;
    }

    /**
     * Finds them, unpacks them where they are missing.
     *
     * @throws Unusable no programs for this machine, or no room for them
     */
    static PostgresPrograms prepare(Path dataDirectory) {
        String archive = "postgres-" + system() + "-" + machine() + ".txz";
        URL resource = PostgresPrograms.class.getClassLoader().getResource(archive);
        if (resource == null) {
            throw new Unusable(
                    "This build has no PostgreSQL for "
                            + system()
                            + " on "
                            + machine()
                            + "; start your own PostgreSQL 18 and give its address: litopys serve --database jdbc:postgresql://HOST/DATABASE");
        }
        try {
            Path folder =
                    cache(dataDirectory)
                            .resolve("postgres-" + majorVersion() + "-" + fingerprint(resource));
            if (!Files.exists(folder.resolve(DONE))) {
                unpackLocked(resource, folder);
            }
            return new PostgresPrograms(folder);
        } catch (IOException e) {
            throw new Unusable("Cannot unpack PostgreSQL's programs: " + Reasons.of(e), e);
        }
    }

    private static Path cache(Path dataDirectory) throws IOException {
        String xdg = System.getenv("XDG_CACHE_HOME");
        Path base =
                xdg != null && Path.of(xdg).isAbsolute()
                        ? Path.of(xdg)
                        : Path.of(System.getProperty("user.home", "/nonexistent"), ".cache");
        Path ours = base.resolve("litopys");
        try {
            Files.createDirectories(base);
            if (!Files.isDirectory(ours)) {
                createPrivate(ours);
            }
            if (Files.isWritable(ours)
                    && Files.getOwner(ours).equals(Files.getOwner(dataDirectory))) {
                return ours;
            }
        } catch (IOException e) {
            // No home to write to, as with many service users: the data directory serves as well.
        }
        Path inside = dataDirectory.resolve("postgres-programs");
        if (!Files.isDirectory(inside)) {
            createPrivate(inside);
        }
        return inside;
    }

    private static void createPrivate(Path folder) throws IOException {
        Files.createDirectory(
                folder,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    /**
     * Another process of this user may be unpacking at the same time: one works, the others wait.
     */
    private static void unpackLocked(URL resource, Path folder) throws IOException {
        Path lockFile = folder.resolveSibling(folder.getFileName() + ".lock");
        try (RandomAccessFile file = new RandomAccessFile(lockFile.toFile(), "rw");
                FileLock _ = file.getChannel().lock()) {
            if (!Files.exists(folder.resolve(DONE))) {
                Folders.delete(folder);
                unpack(resource, folder);
                Files.createFile(folder.resolve(DONE));
            }
        }
    }

    private static void unpack(URL resource, Path folder) throws IOException {
        try (InputStream packed = new BufferedInputStream(resource.openStream(), 1 << 16);
                TarArchiveInputStream tar =
                        new TarArchiveInputStream(new XZCompressorInputStream(packed))) {
            TarArchiveEntry entry;
            while ((entry = tar.getNextEntry()) != null) {
                Path target = folder.resolve(entry.getName()).normalize();
                if (!target.startsWith(folder)) {
                    throw new IOException("the archive holds " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else {
                    Path parent = target.getParent();
                    if (parent != null) {
                        Files.createDirectories(parent);
                    }
                    if (entry.isSymbolicLink()) {
                        Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
                    } else {
                        Files.copy(tar, target);
                        if (target.startsWith(folder.resolve("bin"))) {
                            Files.setPosixFilePermissions(
                                    target, PosixFilePermissions.fromString("rwxr-xr-x"));
                        }
                    }
                }
            }
        }
    }

    /** Changes with the archive; cheap, because a jar keeps a checksum of each of its files. */
    private static String fingerprint(URL resource) throws IOException {
        URLConnection connection = resource.openConnection();
        if (connection instanceof JarURLConnection jar) {
            return Long.toHexString(jar.getJarEntry().getCrc());
        }
        return Long.toHexString(connection.getContentLengthLong());
    }

    private static String system() {
        String name = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        return name.startsWith("mac") ? "darwin" : name.startsWith("windows") ? "windows" : name;
    }

    private static String machine() {
        String name = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
        return switch (name) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64", "arm64" -> "arm_64";
            default -> name;
        };
    }
}
