package org.litopys.command.api;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.litopys.command.Receipt;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.json.JsonMapper;

/**
 * The answers of the API as JSON, in the order in which SURFACE lists their members. Thread-safe.
 */
final class Answers {
    static final String JSON = "application/json";
    static final String PROBLEM = "application/problem+json";

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final ProblemJson problems;

    Answers(ProblemJson problems) {
        this.problems = problems;
    }

    static byte[] bytes(Map<String, ?> json) {
        return MAPPER.writeValueAsBytes(json);
    }

    static byte[] pretty(Map<String, ?> json) {
        return MAPPER.writerWithDefaultPrettyPrinter()
                .writeValueAsString(json)
                .getBytes(StandardCharsets.UTF_8);
    }

    Map<String, Object> problem(Problem problem, Language language, String instance) {
        return problems.json(problem, language, instance);
    }

    ResponseEntity<byte[]> answer(Problem problem, Language language, String instance) {
        HttpHeaders headers = new HttpHeaders();
        problem.headers().forEach(headers::set);
        headers.set(HttpHeaders.CONTENT_TYPE, PROBLEM);
        headers.set(HttpHeaders.CONTENT_LANGUAGE, language.tag());
        headers.set(HttpHeaders.CACHE_CONTROL, "no-store");
        if (problem.retryAfter() != null) {
            headers.set(HttpHeaders.RETRY_AFTER, Long.toString(problem.retryAfter().toSeconds()));
        }
        byte[] body = bytes(problem(problem, language, instance));
        return ResponseEntity.status(problem.status()).headers(headers).body(body);
    }

    /**
     * @param reference what the subject is called; null where that is not known yet, then {@code
     *     links.record} leads to it by its identity
     */
    static Map<String, Object> receipt(Receipt receipt, @Nullable String reference) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("commandId", receipt.commandId());
        json.put("subject", receipt.subject());
        if (reference != null) {
            json.put("reference", reference);
        }
        json.put("version", receipt.version());
        if (receipt.position() != null) {
            json.put("position", receipt.position());
        }
        json.put("events", receipt.events().stream().map(Answers::event).toList());
        json.put("recordedAt", receipt.recordedAt().toString());
        String record = recordPath(receipt, reference);
        Map<String, Object> links = new LinkedHashMap<>();
        links.put("receipt", "/api/receipts/" + receipt.commandId());
        links.put("record", record);
        links.put("history", record + "/history");
        json.put("links", links);
        return json;
    }

    static String recordPath(Receipt receipt, @Nullable String reference) {
        String name = reference == null ? receipt.subject().toString() : reference;
        return References.path(receipt.recordType(), name);
    }

    private static Map<String, Object> event(Receipt.RecordedEvent event) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", event.id());
        json.put("type", event.type());
        json.put("version", event.version());
        json.put("subject", event.subject());
        return json;
    }
}
