package org.litopys.query.journal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.litopys.tlog.Checkpoint;
import org.litopys.tlog.SignedNote;
import org.litopys.tlog.Tile;

/**
 * Writes the log as files in the layout of c2sp.org/tlog-tiles: {@code checkpoint}, {@code tile/…},
 * {@code tile/entries/…}, and {@code key} with the verifier key. What comes out is a whole log at
 * the newest checkpoint, which {@link org.litopys.tlog.Verifier} checks without us. One tile is in
 * memory at a time.
 */
public final class LogExport {
    private final DataSource dataSource;

    /**
     * @param dataSource of a ledger that has run
     */
    public LogExport(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * @param directory made where it is missing; else it must be empty
     * @param progress told the position up to which entries are written, about every 256
     * @return the checkpoint written, last of all, so that an export that was broken off is no log
     * @throws JournalException if nothing is signed yet, or the directory is not empty
     * @throws IOException if a file cannot be written
     */
    public Checkpoint to(Path directory, LongConsumer progress) throws IOException {
        SignedNote note =
                new Checkpoints(dataSource)
                        .newest()
                        .orElseThrow(() ->
                                new JournalException(
                                        "This log has no signed checkpoint yet, so there is nothing"
                                                + " to export."));
        var key = LedgerIdentity.stored(dataSource).orElseThrow().key();
        if (key == null) {
            throw new JournalException("This log has no key, so there is nothing to export.");
        }
        checkEmpty(directory);
        Checkpoint checkpoint = Checkpoint.parse(note.text());
        Tiles tiles = new Tiles(dataSource, 0);
        long size = checkpoint.size();
        for (int level = Tile.ENTRIES;
                level <= Tile.MAX_LEVEL && (level < 1 || size >> (Tile.HEIGHT * level) > 0);
                level++) {
            long hashes = size >> (Tile.HEIGHT * Math.max(level, 0));
            for (long index = 0; index * Tile.FULL_WIDTH < hashes; index++) {
                Tile tile = Tile.of(level, index, size);
                byte[] content =
                        tiles.read(tile)
                                .orElseThrow(() ->
                                        new JournalException(
                                                "The "
                                                        + tile
                                                        + " of this log is missing or too short in"
                                                        + " the database."));
                write(directory.resolve(tile.path()), content);
                if (tile.isEntries()) {
                    progress.accept(index * Tile.FULL_WIDTH + tile.width());
                }
            }
        }
        write(directory.resolve("key"), (key.text() + "\n").getBytes(StandardCharsets.UTF_8));
        write(directory.resolve("checkpoint"), note.encoded());
        return checkpoint;
    }

    private static void checkEmpty(Path directory) throws IOException {
        Files.createDirectories(directory);
        try (Stream<Path> files = Files.list(directory)) {
            if (files.findAny().isPresent()) {
                throw new JournalException("The directory " + directory + " is not empty.");
            }
        }
    }

    private static void write(Path file, byte[] content) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, content);
    }
}
