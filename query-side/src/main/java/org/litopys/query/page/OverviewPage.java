package org.litopys.query.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.litopys.events.TechnologyArea;
import org.litopys.query.Parameters;
import org.litopys.query.QueryProblem;
import org.litopys.query.figures.OverviewFigures;
import org.litopys.query.figures.OverviewFigures.Choices;
import org.litopys.query.figures.OverviewFigures.Filter;
import org.litopys.query.page.Choice.Option;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Figures of the programme, what is late, budget, pilots and contracts. */
@Screen
class OverviewPage {
    private final Frames frames;
    private final OverviewFigures figures;

    OverviewPage(Frames frames, OverviewFigures figures) {
        this.frames = frames;
        this.figures = figures;
    }

    @GetMapping("/")
    String start() {
        return "redirect:/overview";
    }

    @GetMapping("/overview")
    String overview(HttpServletRequest request, Model model) {
        Frame f = frames.recorded(request, "overview");
        Filter filter = filter(f.here());
        model.addAttribute("f", f);
        model.addAttribute(
                "view", OverviewView.of(f, figures.overview(filter, f.knownAsOf()), filter));
        if (Frames.partOnly(request)) {
            model.addAttribute("refresh", Frames.refresh(request, "figures"));
            return "overviewPart";
        }
        model.addAttribute("choices", choices(f, filter, figures.choices(f.knownAsOf())));
        return "overview";
    }

    private static Filter filter(Address here) {
        return new Filter(here.value("call"), technology(here), here.value("country"), year(here));
    }

    private static @Nullable TechnologyArea technology(Address here) {
        String name = here.value("technology");
        if (name == null) {
            return null;
        }
        return Arrays.stream(TechnologyArea.values())
                .filter(area -> area.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        QueryProblem.badParameter(
                                "technology",
                                "not-one-of",
                                Parameters.shortened(name),
                                Parameters.names(TechnologyArea.values())));
    }

    private static @Nullable Integer year(Address here) {
        String year = here.value("year");
        if (year == null) {
            return null;
        }
        if (!year.matches("\\d{4}")) {
            throw QueryProblem.badParameter(
                    "year", "not-one-of", Parameters.shortened(year), "2025, 2026, …");
        }
        return Integer.valueOf(year);
    }

    private static List<Choice> choices(Frame f, Filter filter, Choices offered) {
        List<Choice> choices = new ArrayList<>();
        choices.add(
                Choice.oneOf(
                        "call",
                        f.t("filters.call"),
                        f.t("filters.allCalls"),
                        offered.calls().stream()
                                .map(call -> new Option(call, call, call.equals(filter.call())))
                                .toList(),
                        filter.call()));
        choices.add(ListScreen.technology(f, filter.technology()));
        choices.add(ListScreen.country(f, offered.countries(), filter.country()));
        Integer chosen = filter.year();
        choices.add(
                Choice.oneOf(
                        "year",
                        f.t("filters.year"),
                        f.t("filters.allYears"),
                        offered.years().stream()
                                .map(year -> String.valueOf(year))
                                .map(year ->
                                        new Option(year, year, year.equals(String.valueOf(chosen))))
                                .toList(),
                        chosen == null ? null : chosen.toString()));
        return choices;
    }
}
