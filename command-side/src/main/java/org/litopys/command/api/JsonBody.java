package org.litopys.command.api;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads JSON text strictly (RFC 8259; a name twice in one object is refused). It must be UTF-8
 * (§8.1): the bytes are decoded here, since Jackson would also read UTF-16 and put U+FFFD in the
 * place of what it cannot read. Thread-safe.
 */
final class JsonBody {
    /** Most bytes of a command. */
    static final int MAX_BYTES = 1024 * 1024;

    private static final int MAX_DEPTH = 32;

    /** A reader may ignore it (RFC 8259 §8.1). */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private static final Pattern DUPLICATE = Pattern.compile("Duplicate Object property \"(.*)\"");

    private static final JsonMapper JSON =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(MAX_DEPTH)
                                                    .maxNumberLength(100)
                                                    .maxNameLength(1000)
                                                    .maxStringLength(MAX_BYTES)
                                                    .build())
                                    .build())
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private JsonBody() {}

    /**
     * The object that these bytes (UTF-8) write down.
     *
     * @param firstLine number that the caller gives to the first line of the text; a line of a
     *     stream has its own
     * @throws Problem.Exception 400 with line and column, the latter from 1, where it is none
     */
    static JsonNode object(byte[] utf8, long firstLine) {
        JsonNode node;
        try {
            node = JSON.readTree(text(utf8, firstLine));
        } catch (JacksonException e) {
            throw malformed(e, firstLine).asException();
        }
        if (!node.isObject()) {
            throw Problem.of(ApiRule.BODY_NOT_OBJECT).asException();
        }
        return node;
    }

    private static String text(byte[] utf8, long firstLine) {
        ByteBuffer bytes = ByteBuffer.wrap(utf8);
        CharBuffer text = CharBuffer.allocate(utf8.length); // a byte is at most one char
        // A new decoder replaces nothing: it reports.
        CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(bytes, text, true);
        String read = text.flip().toString();
        if (result.isError()) {
            long line = firstLine + read.chars().filter(c -> c == '\n').count();
            int column = read.length() - read.lastIndexOf('\n');
            throw Problem.of(ApiRule.NOT_UTF_8, Long.toString(line), Integer.toString(column))
                    .asException();
        }
        return read.startsWith(BYTE_ORDER_MARK) ? read.substring(1) : read;
    }

    private static Problem malformed(JacksonException e, long firstLine) {
        TokenStreamLocation at = e.getLocation();
        int before = at == null ? 0 : Math.max(1, at.getLineNr()) - 1;
        String line = Long.toString(firstLine + before);
        String column = at == null ? "1" : Integer.toString(Math.max(1, at.getColumnNr()));
        Matcher duplicate = DUPLICATE.matcher(String.valueOf(e.getOriginalMessage()));
        if (duplicate.find()) {
            return Problem.of(ApiRule.DUPLICATE_NAME, line, column, duplicate.group(1));
        }
        if (e instanceof StreamConstraintsException) {
            return Problem.of(ApiRule.JSON_TOO_DEEP, Integer.toString(MAX_DEPTH));
        }
        return Problem.of(ApiRule.MALFORMED_JSON, line, column);
    }
}
