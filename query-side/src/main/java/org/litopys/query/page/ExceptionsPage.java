package org.litopys.query.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.litopys.events.Position;
import org.litopys.query.AsOfReader;
import org.litopys.query.Parameters;
import org.litopys.query.exceptions.Exceptions;
import org.litopys.query.exceptions.Exceptions.Act;
import org.litopys.query.exceptions.Exceptions.Found;
import org.springframework.http.HttpMethod;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Which rules on who may do what were broken, and the cases of one. */
@Screen
class ExceptionsPage {
    private static final String PATH = "/audit";
    private static final int CASES = 50;

    private final Frames frames;
    private final Exceptions exceptions;

    ExceptionsPage(Frames frames, Exceptions exceptions) {
        this.frames = frames;
        this.exceptions = exceptions;
    }

    @GetMapping(PATH)
    String rules(HttpServletRequest request, Model model) {
        Frame f = frames.recorded(request, "audit");
        Map<String, Long> counts = exceptions.counts(f.knownAsOf());
        long all = counts.values().stream().mapToLong(Long::longValue).sum();
        model.addAttribute("f", f);
        model.addAttribute("title", f.t("exceptions.page"));
        model.addAttribute(
                "note", f.t("exceptions.checked", Exceptions.RULES.size(), f.fmt().number(all)));
        model.addAttribute("table", rules(f, counts));
        model.addAttribute("newer", null);
        model.addAttribute("older", null);
        return "exceptions";
    }

    @GetMapping(PATH + "/{rule}")
    String cases(@PathVariable String rule, HttpServletRequest request, Model model)
            throws NoResourceFoundException {
        if (!Exceptions.RULES.contains(rule)) {
            throw new NoResourceFoundException(HttpMethod.GET, request.getRequestURI(), rule);
        }
        Frame f = frames.recorded(request, "audit");
        Position before = before(request);
        List<Found> found = exceptions.found(rule, f.knownAsOf(), before, CASES);
        long count = exceptions.counts(f.knownAsOf()).getOrDefault(rule, 0L);
        model.addAttribute("f", f);
        model.addAttribute("title", f.t(rule + ".title"));
        model.addAttribute("note", f.t("exceptions.cases", count));
        model.addAttribute("table", cases(f, found));
        model.addAttribute("newer", before == null ? null : f.here().without("before").toString());
        model.addAttribute(
                "older",
                found.size() < CASES
                        ? null
                        : f.here()
                                .with("before", "" + found.getLast().act().position())
                                .toString());
        return "exceptions";
    }

    private static @Nullable Position before(HttpServletRequest request) {
        Parameters parameters = new Parameters(request.getParameterMap());
        Position before = parameters.read("before", AsOfReader::position, "not-a-position", "");
        parameters.check();
        return before;
    }

    /** Broken ones first. */
    private static Table rules(Frame f, Map<String, Long> counts) {
        List<String> rules = new ArrayList<>(Exceptions.RULES);
        rules.sort(Comparator.comparing((String rule) -> counts.getOrDefault(rule, 0L)).reversed());
        return new Table(
                f.t("exceptions.byRule"),
                "stack",
                List.of(
                        new Table.Column(f.t("exceptions.rule"), "wide"),
                        new Table.Column(f.t("exceptions.found"), "num"),
                        new Table.Column(f.t("column.state"))),
                rules.stream().map(rule -> rule(f, rule, counts.getOrDefault(rule, 0L))).toList());
    }

    private static List<Cell> rule(Frame f, String rule, long count) {
        Badge state =
                count == 0
                        ? new Badge(Badge.Shape.DONE, f.t("exceptions.kept"))
                        : new Badge(Badge.Shape.LATE, f.t("exceptions.broken"));
        return List.of(
                new Cell.Link(f.t(rule + ".title"), f.link(PATH + "/" + rule), rule),
                new Cell.Text(f.fmt().number(count)),
                new Cell.Mark(state));
    }

    private static Table cases(Frame f, List<Found> found) {
        return new Table(
                f.t("exceptions.list"),
                "stack",
                List.of(
                        new Table.Column(f.t("exceptions.act")),
                        new Table.Column(f.t("exceptions.date")),
                        new Table.Column(f.t("exceptions.person")),
                        new Table.Column(f.t("exceptions.earlier"))),
                found.stream()
                        .map(one ->
                                List.of(
                                        act(f, one.act()),
                                        date(f, one.act()),
                                        new Cell.Text(one.person()),
                                        act(f, one.earlier())))
                        .toList());
    }

    private static Cell act(Frame f, Act act) {
        return new Cell.Link(
                f.name("event", act.event()),
                f.to("/" + act.type().plural() + "/" + act.reference())
                        .with("seq", Long.toString(act.version()))
                        .toString(),
                act.reference());
    }

    private static Cell date(Frame f, Act act) {
        return new Cell.Date(
                f.fmt().date(act.occurredAt()), Fmt.day(act.occurredAt()).toString(), null, null);
    }
}
