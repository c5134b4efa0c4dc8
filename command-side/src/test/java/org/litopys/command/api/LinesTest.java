package org.litopys.command.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinesTest {
    private static List<String> cut(InputStream in, int longest) throws IOException {
        Lines lines = new Lines(in, longest);
        List<String> cut = new ArrayList<>();
        Lines.Line line;
        while ((line = lines.next()) != null) {
            byte[] bytes = line.bytes();
            cut.add(
                    line.number()
                            + ":"
                            + (bytes == null
                                    ? "TOO LONG"
                                    : new String(bytes, StandardCharsets.UTF_8)));
        }
        return cut;
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void lines_end_with_LF_or_CR_LF_and_the_last_needs_no_end() throws IOException {
        assertThat(cut(stream("a\r\nґ\n\nlast"), 10)).containsExactly("1:a", "2:ґ", "3:", "4:last");
        assertThat(cut(stream("a\n"), 10)).containsExactly("1:a");
        assertThat(cut(stream(""), 10)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 9, 10, 11, 65_535, 65_536, 65_537, 200_000})
    void a_line_is_too_long_from_one_byte_more_than_allowed(int length) throws IOException {
        String line = "x".repeat(length);

        List<String> cut = cut(stream(line + "\nnext\n"), length);
        List<String> cutShorter = cut(stream(line + "\nnext\n" + line), length - 1);

        assertThat(cut).containsExactly("1:" + line, "2:" + shown("next", length));
        assertThat(cutShorter)
                .containsExactly("1:TOO LONG", "2:" + shown("next", length - 1), "3:TOO LONG");
    }

    private static String shown(String line, int longest) {
        return line.length() > longest ? "TOO LONG" : line;
    }

    @Test
    void lines_arrive_whole_however_the_bytes_do() throws IOException {
        InputStream byteByByte =
                new InputStream() {
                    private final InputStream all = stream("first\nsecond\n");

                    @Override
                    public int read() throws IOException {
                        return all.read();
                    }

                    @Override
                    public int read(byte[] into, int offset, int length) throws IOException {
                        return all.read(into, offset, 1);
                    }
                };

        assertThat(cut(byteByByte, 10)).containsExactly("1:first", "2:second");
    }

    @Test
    @Timeout(20) // copying the line at each byte would take minutes
    void a_long_line_that_arrives_byte_by_byte_takes_no_longer_than_its_bytes() throws IOException {
        int length = 4 * 1024 * 1024;
        InputStream slow =
                new InputStream() {
                    private int left = length;

                    @Override
                    public int read() {
                        return left-- > 0 ? 'x' : -1;
                    }

                    @Override
                    public int read(byte[] into, int offset, int most) {
                        into[offset] = 'x';
                        return left-- > 0 ? 1 : -1;
                    }
                };

        Lines.Line line = new Lines(slow, length).next();

        assertThat(line).matches(one -> one.bytes() != null && one.bytes().length == length);
    }

    @Test
    void a_line_of_blanks_is_blank() throws IOException {
        Lines lines = new Lines(stream(" \t\r\nx\n"), 10);

        assertThat(lines.next()).matches(Lines.Line::isBlank);
        assertThat(lines.next()).matches(line -> !line.isBlank());
        assertThat(lines.count()).isEqualTo(2);
    }
}
