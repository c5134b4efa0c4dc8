package org.litopys.tlog;

import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The entry bundles of a log from left to right, some of them read ahead in other threads, so that
 * a walk over a distant log does not wait a round trip for each. Belongs to one thread.
 */
final class BundleQueue implements AutoCloseable {
    /**
     * How many bundles are read ahead; each can be 16 MiB, though usual ones are a hundredth of
     * that.
     */
    private static final int AHEAD = 4;

    record Bundle(Tile tile, Optional<byte[]> content) {}

    private final ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor();
    private final Deque<Future<Bundle>> coming = new ArrayDeque<>();
    private final long size;
    private final TileReader tiles;
    private long asked; // bundles

    BundleQueue(long size, TileReader tiles) {
        this.size = size;
        this.tiles = tiles;
    }

    /** Call at most as often as there are bundles. */
    Bundle next() {
        if (Thread.currentThread().isInterrupted()) { // a get that need not wait does not look
            throw interrupted();
        }
        while (coming.size() < AHEAD && asked <= (size - 1) >> Tile.HEIGHT) {
            Tile tile = Tile.of(Tile.ENTRIES, asked++, size);
            coming.add(readers.submit(() -> new Bundle(tile, tiles.read(tile))));
        }
        try {
            return coming.remove().get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw interrupted();
        }
    }

    private static UncheckedIOException interrupted() {
        return new UncheckedIOException(
                new InterruptedIOException("Reading the log was interrupted."));
    }

    @Override
    public void close() {
        readers.shutdownNow();
        readers.close();
    }
}
