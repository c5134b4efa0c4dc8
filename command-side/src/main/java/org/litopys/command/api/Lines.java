package org.litopys.command.api;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a stream of bytes into lines (LF, or CR LF), holding never more than one line and one
 * buffer. Not thread-safe.
 */
final class Lines {
    /**
     * @param number from 1
     * @param bytes without the line end; null where the line is longer than allowed, then it was
     *     thrown away
     */
    record Line(long number, byte @Nullable [] bytes) {
        boolean isBlank() {
            if (bytes == null) {
                return false;
            }
            for (byte b : bytes) {
                if (b != ' ' && b != '\t') {
                    return false;
                }
            }
            return true;
        }
    }

    private final InputStream in;
    private final int longest;
    private final byte[] buffer = new byte[64 * 1024];
    private int next;
    private int end;
    private long number;

    Lines(InputStream in, int longest) {
        this.in = in;
        this.longest = longest;
    }

    /**
     * The next line; null at the end of the stream. Text after the last line end counts as a line.
     */
    @Nullable Line next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        boolean tooLong = false;
        boolean something = false;
        while (true) {
            if (next == end) {
                next = 0;
                end = Math.max(0, in.read(buffer));
                if (end == 0) {
                    return something ? line(line.toByteArray(), tooLong) : null;
                }
            }
            something = true;
            int start = next;
            while (next < end && buffer[next] != '\n') {
                next++;
            }
            if (!tooLong) {
                tooLong = line.size() + (next - start) > longest;
                line.write(buffer, start, tooLong ? 0 : next - start);
            }
            if (next < end) {
                next++;
                return line(line.toByteArray(), tooLong);
            }
        }
    }

    private Line line(byte[] bytes, boolean tooLong) {
        number++;
        boolean cr = bytes.length > 0 && bytes[bytes.length - 1] == '\r';
        return new Line(
                number, tooLong ? null : cr ? Arrays.copyOf(bytes, bytes.length - 1) : bytes);
    }

    /** Number of lines returned so far. */
    long count() {
        return number;
    }
}
