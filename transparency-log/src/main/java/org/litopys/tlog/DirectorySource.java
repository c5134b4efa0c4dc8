package org.litopys.tlog;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** A log that lies as files in a directory. Safe for several threads. */
public final class DirectorySource implements LogSource {
    private final Path directory;

    /**
     * @throws IOException if it is not a directory
     */
    public DirectorySource(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            throw new IOException("There is no directory " + directory + ".");
        }
        this.directory = directory.toAbsolutePath().normalize();
    }

    @Override
    public Optional<byte[]> read(String path) throws IOException {
        Path file = directory.resolve(path).normalize();
        if (!file.startsWith(directory)) {
            throw new IllegalArgumentException(
                    "The path " + path + " leads out of the directory of the log.");
        }
        if (Files.isDirectory(file)) {
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_FILE_BYTES + 1);
            if (bytes.length > MAX_FILE_BYTES) {
                throw new IOException(
                        "The file " + file + " is larger than any file of a log can be.");
            }
            return Optional.of(bytes);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return directory.toString();
    }
}
