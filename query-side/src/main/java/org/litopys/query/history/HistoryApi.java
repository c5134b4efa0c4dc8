package org.litopys.query.history;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.litopys.events.RecordType;
import org.litopys.query.Accepted;
import org.litopys.query.ApiController;
import org.litopys.query.AsOf;
import org.litopys.query.AsOfReader;
import org.litopys.query.Parameters;
import org.litopys.query.QueryProblem;
import org.litopys.query.RecordTypes;
import org.litopys.query.personal.PersonalData;
import org.litopys.query.personal.View;
import org.litopys.query.record.RecordRow;
import org.litopys.query.record.RecordState;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.JsonNode;

/** {@code GET /api/applications/APP-2026-000123}, its history and its versions. */
@RestController
class HistoryApi implements ApiController {
    private static final String RECORD = "/api/{kind:" + RecordTypes.PLURALS + "}/{reference}";
    private static final int DEFAULT_SIZE = 200;
    private static final int MAX_SIZE = 1000;
    private static final List<String> PAGED = paged();

    private final RecordHistory history;
    private final AsOfReader moments;
    private final PersonalData personalData;

    HistoryApi(RecordHistory history, AsOfReader moments, PersonalData personalData) {
        this.history = history;
        this.moments = moments;
        this.personalData = personalData;
    }

    private static List<String> paged() {
        List<String> all = new ArrayList<>(AsOfReader.PARAMETERS);
        all.add("after");
        all.add("size");
        return all;
    }

    @GetMapping(RECORD)
    Map<String, Object> record(
            @PathVariable String kind,
            @PathVariable String reference,
            HttpServletRequest request,
            HttpServletResponse response) {
        RecordType type = RecordTypes.named(kind);
        AsOf asOf = moment(request, response);
        return body(history.record(type, reference, asOf));
    }

    @GetMapping(RECORD + "/history")
    Map<String, Object> history(
            @PathVariable String kind,
            @PathVariable String reference,
            HttpServletRequest request,
            HttpServletResponse response) {
        Accepted.of(request, MediaType.APPLICATION_JSON_VALUE);
        Parameters parameters = new Parameters(request.getParameterMap());
        parameters.allow(PAGED);
        Long after = parameters.read("after", HistoryApi::version, "not-a-version", "");
        Integer size = parameters.read("size", HistoryApi::size, "not-a-size", "1–" + MAX_SIZE);
        AsOf asOf = answering(moments.read(parameters), response);
        HistoryPage page =
                history.steps(
                        RecordTypes.named(kind),
                        reference,
                        asOf,
                        after == null ? 0 : after,
                        size == null ? DEFAULT_SIZE : size);
        return body(page);
    }

    @GetMapping(RECORD + "/history/{version}")
    Map<String, Object> version(
            @PathVariable String kind,
            @PathVariable String reference,
            @PathVariable String version,
            HttpServletRequest request,
            HttpServletResponse response) {
        AsOf asOf = moment(request, response);
        long number;
        try {
            number = version(version);
        } catch (IllegalArgumentException e) {
            throw QueryProblem.badParameter(
                    "version", "not-a-version", Parameters.shortened(version));
        }
        return body(history.version(RecordTypes.named(kind), reference, number, asOf));
    }

    private AsOf moment(HttpServletRequest request, HttpServletResponse response) {
        Accepted.of(request, MediaType.APPLICATION_JSON_VALUE);
        Parameters parameters = new Parameters(request.getParameterMap());
        parameters.allow(AsOfReader.PARAMETERS);
        return answering(moments.read(parameters), response);
    }

    private static AsOf answering(AsOf asOf, HttpServletResponse response) {
        response.setHeader(AsOf.HEADER, Long.toString(asOf.position().value()));
        return asOf;
    }

    private static long version(String text) {
        if (!text.matches("\\d{1,18}")) {
            throw new IllegalArgumentException("no version");
        }
        return Long.parseLong(text);
    }

    private static int size(String text) {
        int size = Integer.parseInt(text);
        if (size < 1 || size > MAX_SIZE) {
            throw new IllegalArgumentException("out of range");
        }
        return size;
    }

    private Map<String, Object> body(RecordView view) {
        RecordRow row = view.row();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", row.type().plural());
        body.put("reference", row.reference());
        body.put("id", row.id());
        body.put("version", row.version());
        body.put("versions", view.versions());
        body.put("position", view.asOf().position().value());
        body.put("moment", view.asOf().moment());
        body.put("status", row.status());
        put(body, "title", row.title());
        put(body, "organisation", row.organisation());
        put(body, "partner", row.partner());
        put(body, "programme", row.programme());
        put(body, "call", row.call());
        RecordState state = view.state();
        JsonNode tree = state == null ? null : state.tree();
        put(body, "state", tree == null ? null : personalData.closed(List.of(tree)).of(tree));
        body.put("last", view.last());
        body.put("records", view.links().stream().map(HistoryApi::link).toList());
        String self = self(row.type(), row.reference());
        Map<String, String> links = new LinkedHashMap<>();
        links.put("self", self);
        links.put("history", self + "/history");
        if (PersonalData.in(tree)) {
            links.put("persons", self + "/persons");
        }
        lists(row, links);
        body.put("links", links);
        return body;
    }

    /** What follows a programme, a call or an organisation is a list. */
    private static void lists(RecordRow row, Map<String, String> links) {
        String filter =
                switch (row.type()) {
                    case PROGRAMME -> "programme";
                    case CALL -> "call";
                    case ORGANISATION -> "organisation";
                    case PERSON, NEED, APPLICATION, INTRODUCTION, PILOT, CONTRACT, ENGAGEMENT ->
                            null;
                };
        if (filter != null) {
            for (RecordType type :
                    List.of(
                            RecordType.APPLICATION,
                            RecordType.INTRODUCTION,
                            RecordType.PILOT,
                            RecordType.CONTRACT)) {
                links.put(
                        type.plural(),
                        UriComponentsBuilder.fromPath("/api/" + type.plural())
                                .queryParam(filter, "{value}")
                                .encode()
                                .buildAndExpand(row.reference())
                                .toUriString());
            }
        }
    }

    private Map<String, Object> body(HistoryPage page) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", page.type().plural());
        body.put("reference", page.reference());
        body.put("id", page.id());
        body.put("versions", page.versions());
        body.put("position", page.asOf().position().value());
        View view = personalData.closed(HistoryStep.values(page.steps()));
        body.put("steps", page.steps().stream().map(step -> step.seen(view)).toList());
        String self = self(page.type(), page.reference());
        Map<String, String> links = new LinkedHashMap<>();
        links.put("record", self);
        if (page.next() != null) {
            links.put("next", self + "/history?after=" + page.next());
        }
        body.put("links", links);
        return body;
    }

    private static Map<String, Object> link(RecordView.Link link) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("relation", link.relation());
        item.put("type", link.type().plural());
        item.put("reference", link.reference());
        item.put("id", link.id());
        put(item, "title", link.title());
        item.put("status", link.status());
        item.put("href", self(link.type(), link.reference()));
        return item;
    }

    private static String self(RecordType type, String reference) {
        return UriComponentsBuilder.fromPath("/api/" + type.plural() + "/{reference}")
                .encode()
                .buildAndExpand(reference)
                .toUriString();
    }

    private static void put(Map<String, Object> body, String name, @Nullable Object value) {
        if (value != null) {
            body.put(name, value);
        }
    }
}
