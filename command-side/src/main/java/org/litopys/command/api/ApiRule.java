package org.litopys.command.api;

import java.util.Locale;

/**
 * Every rule by which the API itself refuses a request, before a record is asked: the rest is
 * {@link org.litopys.command.Rule}. The texts of each stand in {@code problems_{en,uk}.properties}.
 */
enum ApiRule {
    // The body
    MALFORMED_JSON(400),
    MALFORMED_LINE(400),
    NOT_UTF_8(400),
    DUPLICATE_NAME(400),
    JSON_TOO_DEEP(400),
    BODY_NOT_OBJECT(400),
    BODY_TOO_LARGE(413),
    CONTENT_TYPE_MISSING(415),
    WRONG_CONTENT_TYPE(415),
    WRONG_CONTENT_ENCODING(415),
    INVALID_CONTENT(422),
    TYPE_MISSING(422),

    // What it names
    UNKNOWN_COMMAND(404),
    UNKNOWN_SUBJECT(404),
    NO_SUCH_ADDRESS(404),
    UNKNOWN_PARAMETER(400),
    UNKNOWN_PARAMETER_VALUE(400),
    WRONG_METHOD(405),

    // Who asks
    TOKEN_MISSING(401),
    CREDENTIALS_NOT_HERE(401),
    TOKEN_INVALID(401),
    TOKEN_WITHOUT_ACTOR(401),
    TOKEN_ENDED(401),
    ACCESS_DENIED(403),
    TOO_MANY_COMMANDS(429),
    TOO_MANY_STREAMS(429),

    // The program
    TOO_MANY_AT_ONCE(503),
    STREAM_BROKEN(400),
    STOPPING(503),
    INTERNAL_ERROR(500);

    private final int status;

    ApiRule(int status) {
        this.status = status;
    }

    /** Stable name, as problems and texts give it: {@code malformed-json}. */
    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    int status() {
        return status;
    }
}
