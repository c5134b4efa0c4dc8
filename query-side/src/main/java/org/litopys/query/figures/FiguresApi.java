package org.litopys.query.figures;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.litopys.events.RecordType;
import org.litopys.events.TechnologyArea;
import org.litopys.query.Accepted;
import org.litopys.query.ApiController;
import org.litopys.query.AsOf;
import org.litopys.query.AsOfReader;
import org.litopys.query.KnownRecords;
import org.litopys.query.Parameters;
import org.litopys.query.QueryProblem;
import org.litopys.query.figures.OverviewFigures.Filter;
import org.litopys.query.figures.OverviewFigures.Overview;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/figures/…}: what the dashboards show, as data. */
@RestController
class FiguresApi implements ApiController {
    private static final List<String> FILTERS = List.of("call", "technology", "country", "year");

    private final OverviewFigures figures;
    private final AsOfReader moments;
    private final KnownRecords known;

    FiguresApi(OverviewFigures figures, AsOfReader moments, KnownRecords known) {
        this.figures = figures;
        this.moments = moments;
        this.known = known;
    }

    private enum Name {
        OVERVIEW,
        FUNNEL,
        AGEING,
        BUDGET,
        PILOTS,
        CONTRACTS
    }

    @GetMapping("/api/figures/{name}")
    Map<String, Object> figures(
            @PathVariable String name, HttpServletRequest request, HttpServletResponse response) {
        Name which = named(name);
        Parameters parameters = new Parameters(request.getParameterMap());
        List<String> allowed = new ArrayList<>(AsOfReader.PARAMETERS);
        allowed.addAll(FILTERS);
        parameters.allow(allowed);
        Filter filter =
                new Filter(
                        parameters.one("call"),
                        parameters.constant("technology", TechnologyArea.class),
                        parameters.read("country", FiguresApi::country, "not-a-country", ""),
                        parameters.read("year", FiguresApi::year, "not-one-of", "2000 … 2999"));
        Accepted.of(request, MediaType.APPLICATION_JSON_VALUE);
        AsOf asOf = moments.readRecorded(parameters);
        known.check(parameters, "call", RecordType.CALL, filter.call());
        parameters.check();
        response.setHeader(AsOf.HEADER, Long.toString(asOf.position().value()));
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("position", asOf.position().value());
        body.put("moment", asOf.moment());
        if (which == Name.BUDGET) {
            body.put("budget", figures.budget(asOf));
            return body;
        }
        Overview overview = figures.overview(filter, asOf);
        switch (which) {
            case OVERVIEW -> {
                body.put("overview", overview);
                body.put("choices", figures.choices(asOf));
            }
            case FUNNEL -> {
                body.put("funnel", overview.funnel());
                body.put("months", overview.months());
            }
            case AGEING -> {
                body.put("attention", overview.attention());
                body.put("late", overview.late());
            }
            case PILOTS -> {
                body.put("counts", overview.pilotCounts());
                body.put("pilots", overview.pilots());
            }
            case CONTRACTS -> body.put("ending", overview.ending());
            case BUDGET -> throw new IllegalStateException("answered above");
        }
        return body;
    }

    private static Name named(String name) {
        try {
            return Name.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw QueryProblem.of(
                    404,
                    "unknown-figure",
                    Parameters.shortened(name),
                    Parameters.names(Name.values()).toLowerCase(Locale.ROOT));
        }
    }

    private static String country(String text) {
        String code = text.toUpperCase(Locale.ROOT);
        if (!code.matches("[A-Z]{2}")) {
            throw new IllegalArgumentException("no country");
        }
        return code;
    }

    private static int year(String text) {
        if (!text.matches("2\\d{3}")) {
            throw new IllegalArgumentException("no year");
        }
        return Integer.parseInt(text);
    }
}
