package org.litopys.query.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.litopys.events.RecordType;
import org.litopys.keys.PersonKeys;
import org.litopys.query.AsOf;
import org.litopys.query.QueryProblem;
import org.litopys.query.RecordTypes;
import org.litopys.query.figures.OverviewFigures;
import org.litopys.query.figures.OverviewFigures.BudgetLine;
import org.litopys.query.history.HistoryStep;
import org.litopys.query.history.RecordView;
import org.litopys.query.personal.Asked;
import org.litopys.query.personal.View;
import org.litopys.query.record.RecordState;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import tools.jackson.databind.JsonNode;

/** One record with its history, and each of its earlier states ({@code seq}). */
@Screen
class RecordPages {
    private final Frames frames;
    private final Reading reading;
    private final OverviewFigures figures;

    RecordPages(Frames frames, Reading reading, OverviewFigures figures) {
        this.frames = frames;
        this.reading = reading;
        this.figures = figures;
    }

    @GetMapping("/{kind:" + RecordTypes.PLURALS + "}/{*reference}")
    String record(
            @PathVariable String kind,
            @PathVariable String reference,
            HttpServletRequest request,
            Model model) {
        RecordType type = RecordTypes.named(kind);
        String name = reference.substring(1);
        Address here = Frames.address(request);
        AsOf asOf = reading.asOf(here.parameters());
        Frame f = frames.of(request, kind, asOf);
        RecordView record = reading.record(type, name, version(here), asOf);
        model.addAttribute("f", f);
        model.addAttribute("view", screen(request, f, record, history(type, name, record, here)));
        if (Frames.partOnly(request)) {
            model.addAttribute("refresh", Frames.refresh(request, "record"));
            return "recordPart";
        }
        return "record";
    }

    private RecordScreen screen(
            HttpServletRequest request, Frame f, RecordView record, List<HistoryStep> history) {
        List<JsonNode> trees = new ArrayList<>(HistoryStep.values(history));
        RecordState state = record.state();
        if (state != null) {
            trees.add(state.tree());
        }
        View closed = reading.persons(trees);
        View persons = closed;
        Frame.User user = f.user();
        if (RecordScreens.showsPersons(f) && user != null && Asked.toSee(request)) {
            persons =
                    reading.persons(
                            record,
                            new PersonKeys.Reading(
                                    user.code(),
                                    String.join(",", user.roles()),
                                    f.here().toString()));
        }
        return RecordScreens.of(
                f,
                record,
                history.stream().map(step -> step.seen(closed)).toList(),
                state == null ? null : persons.of(state.tree()),
                lines(f, record),
                reading.proof(record));
    }

    /** The names of the budget lines of the record's programme, by their codes. */
    private Map<String, String> lines(Frame f, RecordView record) {
        String programme = record.row().programme();
        return programme == null
                ? Map.of()
                : figures.budget(record.asOf()).stream()
                        .filter(line -> line.programme().equals(programme))
                        .collect(
                                Collectors.toMap(
                                        BudgetLine::line, line -> BudgetView.title(f, line)));
    }

    /**
     * Events up to the version that is shown. Of a numbered record all (it has few, and its steps
     * are made of them); of a programme, to which each award adds some, those that are shown.
     */
    private List<HistoryStep> history(
            RecordType type, String name, RecordView record, Address here) {
        long last = record.row().version();
        int size = type.isNumbered() ? RecordScreens.MOST : RecordScreens.shown(here);
        long after = Math.max(0, last - size);
        return reading.history(type, name, record.asOf(), after, (int) (last - after));
    }

    private static @Nullable Long version(Address here) {
        String seq = here.value("seq");
        if (seq == null) {
            return null;
        }
        if (!seq.matches("\\d{1,9}")) {
            throw QueryProblem.badParameter("seq", "not-a-version", seq);
        }
        return Long.valueOf(seq);
    }
}
