package org.litopys.query.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.erdtman.jcs.JsonCanonicalizer;

/**
 * JSON in the one form that RFC 8785 gives it: members sorted, no blanks, numbers as binary64 in
 * their shortest form.
 */
final class CanonicalJson {
    private CanonicalJson() {}

    /**
     * @param json an object or array, in UTF-8
     * @throws IOException if it is not JSON, names a member twice, or holds a number beyond
     *     binary64
     */
    static String of(byte[] json) throws IOException {
        try {
            return of(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(json)).toString());
        } catch (CharacterCodingException e) {
            throw new IOException("The text is not UTF-8.", e);
        }
    }

    /** As {@link #of(byte[])}. */
    static String of(String json) throws IOException {
        return new JsonCanonicalizer(json).getEncodedString();
    }

    /** Appends a string as RFC 8785 §3.2.2.2 writes it, in quotes. */
    static void quote(String text, StringBuilder to) {
        to.append('"');
        int written = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c == '"' || c == '\\') {
                to.append(text, written, i);
                escape(c, to);
                written = i + 1;
            }
        }
        to.append(text, written, text.length()).append('"');
    }

    private static void escape(char c, StringBuilder to) {
        switch (c) {
            case '"' -> to.append("\\\"");
            case '\\' -> to.append("\\\\");
            case '\b' -> to.append("\\b");
            case '\t' -> to.append("\\t");
            case '\n' -> to.append("\\n");
            case '\f' -> to.append("\\f");
            case '\r' -> to.append("\\r");
            default ->
                    to.append("\\u00")
                            .append(c < 0x10 ? '0' : '1')
                            .append(Character.forDigit(c & 15, 16));
        }
    }
}
