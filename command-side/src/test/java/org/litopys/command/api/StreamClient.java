package org.litopys.command.api;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One chunked request of HTTP/1.1 over a plain socket, so that a test decides when it sends, reads,
 * stops or breaks.
 */
final class StreamClient implements AutoCloseable {
    private final Socket socket;
    private final OutputStream out;
    private final InputStream in;
    private boolean inBody;
    private boolean ended;
    private int leftInChunk;

    StreamClient(int port, String token, String language) throws IOException {
        socket = new Socket("localhost", port);
        out = socket.getOutputStream();
        in = new BufferedInputStream(socket.getInputStream());
        write(
                """
                POST /api/commands HTTP/1.1\r
                Host: localhost\r
                Authorization: Bearer %s\r
                Accept-Language: %s\r
                Content-Type: application/x-ndjson\r
                Transfer-Encoding: chunked\r
                Connection: close\r
                \r
                """
                        .formatted(token, language));
    }

    private void write(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /** Sends text as one chunk. */
    void send(String text) throws IOException {
        int length = text.getBytes(StandardCharsets.UTF_8).length;
        write(Integer.toHexString(length) + "\r\n" + text + "\r\n");
    }

    /** Ends the request as HTTP wants it. */
    void end() throws IOException {
        write("0\r\n\r\n");
    }

    /** Stops in the middle of a chunk; what comes back can still be read. */
    void breakOff() throws IOException {
        write("ffff\r\n{\"type\":");
        socket.shutdownOutput();
    }

    /** The next line of the answer's body; null at its end, or where the connection ended. */
    @Nullable String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int next;
        while ((next = bodyByte()) >= 0 && next != '\n') {
            line.write(next);
        }
        return next < 0 && line.size() == 0 ? null : line.toString(StandardCharsets.UTF_8);
    }

    private int bodyByte() throws IOException {
        if (!inBody) {
            while (!header().isEmpty()) {
                // status line and headers
            }
            inBody = true;
        } else if (leftInChunk == 0 && !ended) {
            header(); // the line end after a chunk
        }
        if (leftInChunk == 0 && !ended) {
            String length = header();
            leftInChunk = length.isEmpty() ? 0 : Integer.parseInt(length, 16);
            ended = leftInChunk == 0;
        }
        if (ended) {
            return -1;
        }
        leftInChunk--;
        return in.read();
    }

    private String header() throws IOException {
        StringBuilder line = new StringBuilder();
        int next;
        while ((next = in.read()) != '\n' && next >= 0) {
            line.append((char) next);
        }
        return line.toString().strip();
    }

    List<String> lines() throws IOException {
        List<String> lines = new ArrayList<>();
        String line;
        while ((line = line()) != null) {
            lines.add(line);
        }
        return lines;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
