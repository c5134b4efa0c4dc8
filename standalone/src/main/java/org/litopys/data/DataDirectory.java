package org.litopys.data;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder in which one office lives: its PostgreSQL ({@code postgres}), secrets, logs and a mark
 * by which we know it ({@code litopys.properties}). One process at a time has it open; a lock of
 * the operating system sees to that, so it is free again whatever ends the process.
 */
public final class DataDirectory implements AutoCloseable {
    /** What lies in a data directory. The two are never mixed. */
    public enum Kind {
        /** Invented records, made by {@code litopys demo}. */
        DEMO,
        /** A real office, made by {@code litopys serve}. */
        OFFICE
    }

    private static final String MARK = "litopys.properties";
    private static final String LOCK = "litopys.lock";
    private static final String LAYOUT = "1";
    private static final long ROOM_FOR_A_NEW_ONE = 300L << 20;
    private static final long ROOM_TO_START = 48L << 20;

    private final Path path;
    private final RandomAccessFile lockFile;
    private final FileLock lock;

    private DataDirectory(Path path, RandomAccessFile lockFile, FileLock lock) {
        this.path = path;
        this.lockFile = lockFile;
        this.lock = lock;
    }

    /**
     * Opens it, makes it where there is none.
     *
     * @throws Unusable it is not ours, not writable, of another version or kind, in use, or the
     *     disk is full
     */
    public static DataDirectory open(Path wanted, Kind kind) {
        return open(wanted, kind, false);
    }

    /**
     * As {@link #open}, but what an earlier demo left there is deleted first. Never deletes
     * anything but a demo.
     */
    public static DataDirectory openFresh(Path wanted) {
        return open(wanted, Kind.DEMO, true);
    }

    /**
     * Opens one that is there, of whatever kind; makes nothing.
     *
     * @return null where a running Litopys has it open
     * @throws Unusable it is not ours or of another version
     */
    public static @Nullable DataDirectory openExisting(Path wanted) {
        if (!Files.exists(wanted.resolve(MARK))) {
            throw new Unusable(
                    wanted + " is not a Litopys data directory (it has no " + MARK + ")");
        }
        try {
            Path path = wanted.toRealPath();
            DataDirectory directory = tryLock(path);
            if (directory != null) {
                try {
                    directory.check(null);
                } catch (RuntimeException | IOException e) {
                    directory.close();
                    throw e;
                }
            }
            return directory;
        } catch (IOException e) {
            throw new Unusable(
                    "The data directory " + wanted + " cannot be used: " + Reasons.of(e), e);
        }
    }

    private static DataDirectory open(Path wanted, Kind kind, boolean fresh) {
        try {
            Path path = create(wanted.toAbsolutePath().normalize());
            boolean isNew = !Files.exists(path.resolve(MARK));
            if (isNew) {
                refuseForeign(path);
            }
            DataDirectory directory = lock(path);
            try {
                directory.check(kind);
                if (fresh) {
                    directory.clear();
                }
                requireRoom(path, isNew ? ROOM_FOR_A_NEW_ONE : ROOM_TO_START);
                if (isNew || fresh) {
                    directory.mark(kind);
                }
                Files.createDirectories(
                        directory.logs(),
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rwx------")));
                return directory;
            } catch (RuntimeException | IOException e) {
                directory.close();
                throw e;
            }
        } catch (IOException e) {
            throw new Unusable(
                    "The data directory "
                            + wanted
                            + " cannot be used: "
                            + Reasons.of(e)
                            + "; give another with --data",
                    e);
        }
    }

    private static Path create(Path path) throws IOException {
        if (Files.exists(path) && !Files.isDirectory(path)) {
            throw new Unusable(path + " is a file, not a directory; give another with --data");
        }
        if (!Files.exists(path)) {
            Path parent = Objects.requireNonNull(path.getParent(), "the root exists");
            Files.createDirectories(parent);
            Files.createDirectory(
                    path,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rwx------")));
        }
        // PostgreSQL finds its folder by its real path; so do we when we look for one that was left
        // running.
        return path.toRealPath();
    }

    private static void refuseForeign(Path path) throws IOException {
        try (Stream<Path> content = Files.list(path)) {
            List<String> others =
                    content.map(each -> String.valueOf(each.getFileName()))
                            .filter(name -> !name.equals(LOCK) && !name.equals("lost+found"))
                            .sorted()
                            .limit(3)
                            .toList();
            if (!others.isEmpty()) {
                throw new Unusable(
                        path
                                + " is not a Litopys data directory (it holds "
                                + String.join(", ", others)
                                + " but no "
                                + MARK
                                + "); give an empty or a new one with --data");
            }
        }
    }

    private static DataDirectory lock(Path path) throws IOException {
        DataDirectory directory = tryLock(path);
        if (directory == null) {
            String pid = Files.readString(path.resolve(LOCK));
            throw new Unusable(
                    "The data directory "
                            + path
                            + " is in use by a running Litopys"
                            + (pid.isEmpty() ? "" : " (process " + pid + ")")
                            + "; stop that one or give another directory with --data");
        }
        return directory;
    }

    /** Null where another process, or this one, has it open. */
    private static @Nullable DataDirectory tryLock(Path path) throws IOException {
        RandomAccessFile file = new RandomAccessFile(path.resolve(LOCK).toFile(), "rw");
        try {
            FileLock lock = file.getChannel().tryLock();
            if (lock != null) {
                file.setLength(0);
                file.write(
                        Long.toString(ProcessHandle.current().pid())
                                .getBytes(StandardCharsets.US_ASCII));
                return new DataDirectory(path, file, lock);
            }
            file.close();
            return null;
        } catch (OverlappingFileLockException e) {
            file.close();
            return null;
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }

    /** Null: of any kind. */
    private void check(@Nullable Kind kind) throws IOException {
        Properties mark = readMark();
        if (mark == null) {
            return;
        }
        String layout = mark.getProperty("layout", "");
        String postgres = mark.getProperty("postgresql", "");
        if (!layout.equals(LAYOUT)
                || !postgres.equals(String.valueOf(PostgresPrograms.majorVersion()))) {
            throw new Unusable(
                    "The data directory "
                            + path
                            + " was made by another version of Litopys (layout "
                            + layout
                            + ", PostgreSQL "
                            + postgres
                            + "; this one has layout "
                            + LAYOUT
                            + ", PostgreSQL "
                            + PostgresPrograms.majorVersion()
                            + "); open it with that version or give another with --data");
        }
        if (kind != null && !mark.getProperty("kind", "").equals(kind.name())) {
            throw new Unusable(
                    kind == Kind.DEMO
                            ? path
                                    + " holds a real office, and a demo may not be played into it; give another directory with --data"
                            : path
                                    + " holds a demo, not a real office; open it with litopys demo or give another directory with --data");
        }
    }

    private static void requireRoom(Path path, long bytes) throws IOException {
        long free = Files.getFileStore(path).getUsableSpace();
        if (free < bytes) {
            throw new Unusable(
                    "The disk of the data directory "
                            + path
                            + " is full: "
                            + (free >> 20)
                            + " MB are free, "
                            + (bytes >> 20)
                            + " MB are needed to start; free some or give another directory with --data");
        }
    }

    private void clear() throws IOException {
        LocalPostgres.stopLeftRunning(path.resolve("postgres"));
        try (Stream<Path> content = Files.list(path)) {
            for (Path each : content.toList()) {
                String name = String.valueOf(each.getFileName());
                // The mark goes last: a directory half deleted is still known as ours.
                if (!name.equals(LOCK) && !name.equals(MARK) && !name.equals("lost+found")) {
                    Folders.delete(each);
                }
            }
        }
        Files.deleteIfExists(path.resolve(MARK));
    }

    private @Nullable Properties readMark() throws IOException {
        Path file = path.resolve(MARK);
        return Files.exists(file) ? read(file) : null;
    }

    private static Properties read(Path file) throws IOException {
        Properties properties = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IllegalArgumentException e) {
            throw new IOException(file + " is damaged: " + e.getMessage(), e);
        }
        return properties;
    }

    private void mark(Kind kind) throws IOException {
        Folders.writeSecret(
                path.resolve(MARK),
                """
                # A data directory of Litopys. Do not edit, do not delete.
                layout=%s
                postgresql=%d
                kind=%s
                """
                        .formatted(LAYOUT, PostgresPrograms.majorVersion(), kind));
    }

    public Path path() {
        return path;
    }

    /** Folder of the log files. */
    public Path logs() {
        return path.resolve("logs");
    }

    /** What was kept under this name, or null. */
    public @Nullable String read(String name) {
        try {
            Path file = path.resolve(name);
            return Files.exists(file) ? Files.readString(file) : null;
        } catch (IOException e) {
            throw new Unusable("Cannot read " + path.resolve(name) + ": " + Reasons.of(e), e);
        }
    }

    /**
     * Keeps a small text under this name, readable by the owner only; it is there whole or not at
     * all.
     */
    public void keep(String name, String content) {
        try {
            Folders.writeSecret(path.resolve(name), content);
        } catch (IOException e) {
            throw new Unusable("Cannot write " + path.resolve(name) + ": " + Reasons.of(e), e);
        }
    }

    /** Lets others open it. Closing twice does nothing. */
    @Override
    public void close() {
        try {
            if (lock.isValid()) {
                lock.release();
            }
            lockFile.close();
        } catch (IOException e) {
            throw new Unusable("Cannot release " + path + ": " + Reasons.of(e), e);
        }
    }
}
