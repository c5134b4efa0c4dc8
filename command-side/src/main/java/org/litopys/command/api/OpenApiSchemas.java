package org.litopys.command.api;

import static org.litopys.command.api.OpenApi.ordered;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** JSON Schemas of the API's answers. */
final class OpenApiSchemas {
    private OpenApiSchemas() {}

    /**
     * @param say what a text of the documentation is in the language of the document
     */
    static Map<String, Object> receipt(UnaryOperator<String> say) {
        return ordered(
                "type", "object",
                "properties",
                        ordered(
                                "commandId", uuid(),
                                "subject", uuid(),
                                "reference", string(),
                                "version", number(),
                                "position", described(number(), say.apply("api.receipt.position")),
                                "events", ordered("type", "array", "items", event()),
                                "recordedAt", ordered("type", "string", "format", "date-time"),
                                "links",
                                        ordered(
                                                "type",
                                                "object",
                                                "properties",
                                                ordered(
                                                        "receipt", string(),
                                                        "record", string(),
                                                        "history", string()))),
                "required",
                        List.of(
                                "commandId",
                                "subject",
                                "version",
                                "events",
                                "recordedAt",
                                "links"));
    }

    private static Map<String, Object> event() {
        return ordered(
                "type", "object",
                "properties",
                        ordered(
                                "id", uuid(),
                                "type", string(),
                                "version", number(),
                                "subject", uuid()),
                "required", List.of("id", "type", "version", "subject"));
    }

    /**
     * RFC 9457 with two members more.
     *
     * @param say what a text of the documentation is in the language of the document
     */
    static Map<String, Object> problem(UnaryOperator<String> say) {
        Map<String, Object> fault =
                ordered(
                        "type", "object",
                        "properties",
                                ordered("pointer", string(), "code", string(), "detail", string()),
                        "required", List.of("pointer", "code", "detail"));
        return ordered(
                "type", "object",
                "properties",
                        ordered(
                                "type", ordered("type", "string", "format", "uri-reference"),
                                "title", string(),
                                "status", number(),
                                "detail", string(),
                                "instance", ordered("type", "string", "format", "uri-reference"),
                                "retryAfter",
                                        described(number(), say.apply("api.problem.retryAfter")),
                                "errors", ordered("type", "array", "items", fault)),
                "required", List.of("type", "title", "status", "detail", "instance"));
    }

    /** What the catalogue says of one command. */
    static Map<String, Object> command() {
        return ordered(
                "type", "object",
                "properties",
                        ordered(
                                "name", string(),
                                "description", string(),
                                "record", string(),
                                "creates", ordered("type", "boolean"),
                                "sentBy", ordered("type", "array", "items", string()),
                                "needsReason", ordered("type", "boolean"),
                                "states", ordered("type", "array", "items", string()),
                                "schema", ordered("type", "object"),
                                "links",
                                        ordered(
                                                "type",
                                                "object",
                                                "properties",
                                                ordered("self", string()))),
                "required",
                        List.of(
                                "name",
                                "description",
                                "record",
                                "creates",
                                "sentBy",
                                "needsReason",
                                "states",
                                "schema",
                                "links"));
    }

    /** One line of a stream of commands: the body of a command with its name. */
    static Map<String, Object> commandLine(String text) {
        return ordered(
                "type",
                "object",
                "description",
                text,
                "properties",
                ordered("type", string()),
                "required",
                List.of("type"));
    }

    /** One line of the answer to a stream. */
    static Map<String, Object> answerLine(
            String text, Map<String, Object> receipt, Map<String, Object> problem) {
        return ordered(
                "type", "object",
                "description", text,
                "properties", ordered("line", number()),
                "required", List.of("line"),
                "oneOf", List.of(receipt, problem));
    }

    /** An object whose one member lists such items. */
    static Map<String, Object> list(String name, Map<String, Object> item) {
        return ordered(
                "type", "object",
                "properties", ordered(name, ordered("type", "array", "items", item)),
                "required", List.of(name));
    }

    private static Map<String, Object> described(Map<String, Object> schema, String text) {
        schema.put("description", text);
        return schema;
    }

    private static Map<String, Object> uuid() {
        return ordered("type", "string", "format", "uuid");
    }

    private static Map<String, Object> string() {
        return ordered("type", "string");
    }

    private static Map<String, Object> number() {
        return ordered("type", "integer");
    }
}
