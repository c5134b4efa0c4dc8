package org.litopys.query.exceptions;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.litopys.events.Position;
import org.litopys.query.Accepted;
import org.litopys.query.ApiController;
import org.litopys.query.AsOf;
import org.litopys.query.AsOfReader;
import org.litopys.query.Parameters;
import org.litopys.query.exceptions.Exceptions.Found;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code GET /api/exceptions}: acts that a rule on who may do what forbids, the newest first. More
 * than {@code limit} are read on with {@code before} the position of the last.
 */
@RestController
class ExceptionsApi implements ApiController {
    private static final int MOST = 500;
    private static final int USUALLY = 100;

    private final Exceptions exceptions;
    private final AsOfReader moments;

    ExceptionsApi(Exceptions exceptions, AsOfReader moments) {
        this.exceptions = exceptions;
        this.moments = moments;
    }

    @GetMapping("/api/exceptions")
    Map<String, Object> exceptions(HttpServletRequest request, HttpServletResponse response) {
        Parameters parameters = new Parameters(request.getParameterMap());
        List<String> allowed = new ArrayList<>(AsOfReader.PARAMETERS);
        allowed.addAll(List.of("rule", "before", "limit"));
        parameters.allow(allowed);
        String rule =
                parameters.read(
                        "rule",
                        ExceptionsApi::rule,
                        "not-one-of",
                        String.join(", ", Exceptions.RULES));
        Position before = parameters.read("before", AsOfReader::position, "not-a-position", "");
        Integer limit = parameters.read("limit", ExceptionsApi::limit, "not-one-of", "1 … " + MOST);
        Accepted.of(request, MediaType.APPLICATION_JSON_VALUE);
        AsOf asOf = moments.readRecorded(parameters);
        parameters.check();
        response.setHeader(AsOf.HEADER, Long.toString(asOf.position().value()));
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("position", asOf.position().value());
        body.put("moment", asOf.moment());
        body.put("rules", Exceptions.RULES.size());
        body.put("counts", exceptions.counts(asOf));
        body.put(
                "exceptions",
                exceptions
                        .found(rule, asOf, before, Objects.requireNonNullElse(limit, USUALLY))
                        .stream()
                        .map(ExceptionsApi::body)
                        .toList());
        return body;
    }

    private static Map<String, Object> body(Found found) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("rule", found.rule());
        body.put("person", found.person());
        body.put("act", body(found.act()));
        body.put("earlier", body(found.earlier()));
        return body;
    }

    private static Map<String, Object> body(Exceptions.Act act) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("position", act.position());
        body.put("type", act.type().plural());
        body.put("reference", act.reference());
        body.put("version", act.version());
        body.put("event", act.event());
        body.put("occurredAt", act.occurredAt());
        return body;
    }

    private static String rule(String text) {
        if (!Exceptions.RULES.contains(text)) {
            throw new IllegalArgumentException("no rule");
        }
        return text;
    }

    private static int limit(String text) {
        int limit = text.matches("\\d{1,4}") ? Integer.parseInt(text) : 0;
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("no limit");
        }
        return limit;
    }
}
