package org.litopys.tlog;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * The content of a {@code tile/entries/…} file: up to 256 entries, each after its length as two
 * bytes, the higher first (c2sp.org/tlog-tiles, "Log entries").
 */
public final class EntryBundle {
    /** More does not fit the length field. */
    public static final int MAX_ENTRY_BYTES = 65_535;

    /** The largest bundle there can be. */
    public static final int MAX_BYTES = Tile.FULL_WIDTH * (2 + MAX_ENTRY_BYTES);

    private EntryBundle() {}

    /**
     * @param entries at most 256, each at most {@link #MAX_ENTRY_BYTES} long, empty ones allowed
     */
    public static byte[] encode(List<byte[]> entries) {
        if (entries.size() > Tile.FULL_WIDTH) {
            throw new IllegalArgumentException(
                    "A bundle has at most 256 entries, but there are " + entries.size() + ".");
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        entries.forEach(entry -> write(entry, out));
        return out.toByteArray();
    }

    static void write(byte[] entry, ByteArrayOutputStream out) {
        checkLength(entry);
        out.write(entry.length >> 8);
        out.write(entry.length);
        out.writeBytes(entry);
    }

    static void checkLength(byte[] entry) {
        if (entry.length > MAX_ENTRY_BYTES) {
            throw new IllegalArgumentException(
                    "A log entry has at most 65,535 bytes, but this one has " + entry.length + ".");
        }
    }

    /**
     * All entries of a bundle.
     *
     * @throws LogFormatException if it ends inside an entry or holds more than 256
     */
    public static List<byte[]> decode(byte[] bundle) {
        List<byte[]> entries = new ArrayList<>();
        decode(bundle, Tile.FULL_WIDTH, entries);
        return entries;
    }

    /**
     * The first entries of a bundle, which may have been stored when it already held more.
     *
     * @throws LogFormatException if there are fewer
     */
    public static List<byte[]> first(int count, byte[] bundle) {
        List<byte[]> entries = new ArrayList<>();
        int end = 0;
        while (entries.size() < count) {
            end = next(bundle, end, entries);
        }
        return entries;
    }

    /** Adds entries to a list, so that the caller has those before the fault when this throws. */
    static void decode(byte[] bundle, int atMost, List<byte[]> entries) {
        int end = 0;
        while (end < bundle.length) {
            if (entries.size() == atMost) {
                throw new LogFormatException(
                        "The bundle goes on after its " + atMost + " entries.");
            }
            end = next(bundle, end, entries);
        }
    }

    private static int next(byte[] bundle, int start, List<byte[]> entries) {
        if (start == bundle.length) {
            throw new LogFormatException("The bundle ends after " + entries.size() + " entries.");
        }
        if (bundle.length - start < 2) {
            throw new LogFormatException(
                    "The bundle ends inside the length of entry number %s."
                            .formatted(entries.size() + 1));
        }
        int length = (bundle[start] & 0xff) << 8 | (bundle[start + 1] & 0xff);
        int end = start + 2 + length;
        if (end > bundle.length) {
            throw new LogFormatException(
                    "The bundle ends inside entry number %s, which should have %s bytes."
                            .formatted(entries.size() + 1, length));
        }
        byte[] entry = new byte[length];
        System.arraycopy(bundle, start + 2, entry, 0, length);
        entries.add(entry);
        return end;
    }
}
