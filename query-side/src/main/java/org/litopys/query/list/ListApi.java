package org.litopys.query.list;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.litopys.query.Accepted;
import org.litopys.query.ApiController;
import org.litopys.query.AsOf;
import org.litopys.query.Parameters;
import org.litopys.query.ProblemTexts;
import org.litopys.query.RecordTypes;
import org.litopys.query.record.RecordRow;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

/** {@code GET /api/applications} and its like, as JSON or CSV. */
@RestController
class ListApi implements ApiController {
    private static final String CSV = "text/csv";

    /** What chooses a page. */
    private static final List<String> OF_PAGE = List.of("size", "cursor");

    private final RecordLists lists;
    private final RecordCsv csv;

    ListApi(RecordLists lists, RecordCsv csv) {
        this.lists = lists;
        this.csv = csv;
    }

    @GetMapping("/api/{kind:" + RecordTypes.PLURALS + "}")
    @Nullable Map<String, Object> list(
            @PathVariable String kind, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (CSV.equals(Accepted.of(request, MediaType.APPLICATION_JSON_VALUE, CSV))) {
            csv(kind, request, response);
            return null;
        }
        RecordLists.Asked asked = ask(kind, parameters(request), response);
        return json(lists.page(asked), request);
    }

    @GetMapping("/api/{kind:" + RecordTypes.PLURALS + "}.csv")
    void csv(@PathVariable String kind, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Parameters parameters = parameters(request);
        for (String name : OF_PAGE) {
            if (parameters.has(name)) {
                parameters.wrong(name, "not-with-csv");
            }
        }
        RecordLists.Asked asked = ask(kind, parameters, response);
        String language = ProblemTexts.language(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
        response.setContentType("text/csv;charset=UTF-8;header=present");
        response.setHeader(HttpHeaders.CONTENT_LANGUAGE, language);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                "attachment; filename=\"%s-%d.csv\""
                        .formatted(kind, asked.asOf().position().value()));
        csv.write(asked, language, response.getOutputStream());
    }

    private static Parameters parameters(HttpServletRequest request) {
        Parameters parameters = new Parameters(request.getParameterMap());
        parameters.allow(ListQueryReader.allowed());
        return parameters;
    }

    private RecordLists.Asked ask(
            String kind, Parameters parameters, HttpServletResponse response) {
        RecordLists.Asked asked = lists.ask(RecordTypes.named(kind), parameters);
        response.setHeader(AsOf.HEADER, Long.toString(asked.asOf().position().value()));
        response.setHeader(HttpHeaders.VARY, "Accept, Accept-Language");
        return asked;
    }

    private static Map<String, Object> json(ListPage page, HttpServletRequest request) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", page.query().type().plural());
        body.put("position", page.asOf().position().value());
        body.put("moment", page.asOf().moment());
        body.put("total", page.total());
        body.put("amounts", page.amounts());
        body.put("offset", page.offset());
        List<Column> columns =
                page.query().columns().isEmpty()
                        ? Column.of(page.query().type())
                        : page.query().columns();
        body.put("items", page.rows().stream().map(row -> item(row, columns)).toList());
        Map<String, String> links = new LinkedHashMap<>();
        link(links, "next", page.next(), request);
        link(links, "previous", page.previous(), request);
        if (page.next() != null) {
            body.put("next", page.next());
        }
        if (page.previous() != null) {
            body.put("previous", page.previous());
        }
        body.put("links", links);
        return body;
    }

    private static void link(
            Map<String, String> links,
            String relation,
            @Nullable String cursor,
            HttpServletRequest request) {
        if (cursor != null) {
            UriComponentsBuilder address = UriComponentsBuilder.fromPath(request.getRequestURI());
            request.getParameterMap()
                    .forEach((name, values) -> {
                        if (!List.of("cursor", "pos", "at", "clock", "wait").contains(name)) {
                            address.queryParam(name, List.of(values));
                        }
                    });
            links.put(
                    relation, address.queryParam("cursor", cursor).encode().build().toUriString());
        }
    }

    private static Map<String, Object> item(RecordRow row, List<Column> columns) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("reference", row.reference());
        item.put("id", row.id());
        item.put("position", row.since());
        for (Column column : columns) {
            switch (column) {
                case REFERENCE -> {} // always there
                case TITLE -> {
                    put(item, "title", row.title());
                    put(item, "titleUk", row.titleUk());
                    put(item, "language", row.language());
                }
                case ORGANISATION -> put(item, "organisation", row.organisation());
                case PARTNER -> put(item, "partner", row.partner());
                case COUNTRY -> put(item, "country", row.country());
                case TECHNOLOGY -> put(item, "technology", row.technology());
                case STATUS -> put(item, "status", row.status());
                case DAYS -> put(item, "statusSince", row.statusSince());
                case AMOUNT -> put(item, "amount", row.amount());
                case ENDS -> put(item, "ends", row.ends());
                case DEADLINE, STEP, OWNER -> put(item, "due", row.due());
                case CALL -> put(item, "call", row.call());
                case PROGRAMME -> put(item, "programme", row.programme());
                case ENTERED -> put(item, "entered", row.enteredAt());
                case CHANGED -> put(item, "changed", row.occurredSince());
                case VERSION -> put(item, "version", row.version());
            }
        }
        String self =
                UriComponentsBuilder.fromPath("/api/" + row.type().plural() + "/{reference}")
                        .encode()
                        .buildAndExpand(row.reference())
                        .toUriString();
        item.put("links", Map.of("self", self, "history", self + "/history"));
        return item;
    }

    private static void put(Map<String, Object> item, String name, @Nullable Object value) {
        if (value != null) {
            item.put(name, value);
        }
    }
}
