package org.litopys.tlog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * The files of a log as it publishes them: a directory, an address. Must be safe for several
 * threads.
 */
@FunctionalInterface
public interface LogSource {
    /** No file of a log is larger. */
    int MAX_FILE_BYTES = EntryBundle.MAX_BYTES;

    /**
     * The content of a file, or empty where there is none.
     *
     * @param path under the prefix of the log, such as {@code checkpoint} or {@link Tile#path()}
     * @throws IOException if the source cannot be read, which is not the same as a missing file
     */
    Optional<byte[]> read(String path) throws IOException;

    /**
     * The signed checkpoint.
     *
     * @throws IOException if there is none, so that this is no log
     * @throws LogFormatException if it is no signed note
     */
    default SignedNote checkpoint() throws IOException {
        return SignedNote.parse(
                read("checkpoint")
                        .orElseThrow(() ->
                                new IOException(
                                        "There is no file \"checkpoint\" in %s, so it is not a log."
                                                .formatted(this))));
    }

    /**
     * The tiles of the log. A log may drop a partial tile once the full one is there
     * (c2sp.org/tlog-tiles, "Partial Tiles"); then the beginning of the full one is given, as long
     * as the partial one was.
     */
    default TileReader tiles() {
        return tile -> {
            try {
                Optional<byte[]> exact = read(tile.path());
                return exact.isPresent() || tile.isFull()
                        ? exact
                        : read(tile.full().path()).map(full -> beginning(tile, full));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }

    /** A full tile that is cut is given as it is, for the reader to say so. */
    private static byte[] beginning(Tile tile, byte[] full) {
        try {
            return tile.firstOf(full);
        } catch (LogFormatException e) {
            return full;
        }
    }
}
