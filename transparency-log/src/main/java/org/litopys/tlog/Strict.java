package org.litopys.tlog;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Readers that accept exactly one spelling of each value, so that what was read prints as the same
 * bytes again. The JDK's own are lenient: its Base64 takes missing padding and stray low bits, its
 * parseLong takes "+7" and "007".
 */
final class Strict {
    private static final String LONGEST = Long.toString(Long.MAX_VALUE);

    private Strict() {}

    /** Standard Base64 with padding (RFC 4648 §4), the unused bits zero. */
    static byte[] base64(String what, String text) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new LogFormatException(
                    "The " + what + " is not Base64: \"" + shorten(text) + "\".");
        }
        if (!Base64.getEncoder().encodeToString(bytes).equals(text)) {
            throw new LogFormatException(
                    "The " + what + " is not canonical Base64: \"" + shorten(text) + "\".");
        }
        return bytes;
    }

    /** An ASCII decimal from 0 to 2^63 − 1 without sign and leading zeros. */
    static long decimal(String what, String text) {
        boolean digits = !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!digits || (text.length() > 1 && text.charAt(0) == '0')) {
            throw new LogFormatException(
                    ("The %s must be a decimal number without sign and leading zeros, but "
                                    + "is \"%s\".")
                            .formatted(what, shorten(text)));
        }
        if (text.length() > LONGEST.length()
                || (text.length() == LONGEST.length() && text.compareTo(LONGEST) > 0)) {
            throw new LogFormatException(
                    "The %s must be at most %s, but is %s."
                            .formatted(what, LONGEST, shorten(text)));
        }
        return Long.parseLong(text);
    }

    static String utf8(String what, byte[] bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new LogFormatException("The " + what + " is not valid UTF-8.");
        }
    }

    /** Refuses a lone surrogate, which String.getBytes would quietly turn into a question mark. */
    static byte[] utf8(String what, String text) {
        try {
            ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            byte[] bytes = new byte[encoded.remaining()];
            encoded.get(bytes);
            return bytes;
        } catch (CharacterCodingException e) {
            throw new LogFormatException("The " + what + " is not valid Unicode text.");
        }
    }

    static String shorten(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }
}
