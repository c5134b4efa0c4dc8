package org.litopys.tlog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;

/** A log whose files are in memory, where a test can change them. */
final class MemoryLog implements LogSource {
    static final String ORIGIN = "ledger.example/log";
    static final NoteSigner KEY = NoteSigner.generate(ORIGIN);

    final Map<String, byte[]> files = new ConcurrentHashMap<>();
    final AtomicInteger reads = new AtomicInteger();
    MerkleTree tree = MerkleTree.empty();

    /** A signed log of entries that {@link #entry} makes. */
    static MemoryLog of(long size) {
        MemoryLog log = new MemoryLog();
        log.append(LongStream.range(0, size).mapToObj(MemoryLog::entry).toList());
        return log.signed();
    }

    static byte[] entry(long index) {
        return ("entry at position " + (index + 1)).getBytes(StandardCharsets.UTF_8);
    }

    MemoryLog append(List<byte[]> entries) {
        MerkleTree.Growth growth = tree.append(entries, tiles());
        growth.tiles().forEach((tile, content) -> files.put(tile.path(), content));
        tree = growth.tree();
        return this;
    }

    MemoryLog signed() {
        files.put("checkpoint", Checkpoint.of(ORIGIN, tree).sign(KEY).encoded());
        return this;
    }

    byte[] file(String path) {
        return Optional.ofNullable(files.get(path))
                .orElseThrow(() -> new AssertionError("no file " + path));
    }

    void writeTo(Path directory) {
        files.forEach((path, content) -> {
            try {
                Files.createDirectories(directory.resolve(path).getParent());
                Files.write(directory.resolve(path), content);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    @Override
    public Optional<byte[]> read(String path) {
        reads.incrementAndGet();
        return Optional.ofNullable(files.get(path));
    }
}
