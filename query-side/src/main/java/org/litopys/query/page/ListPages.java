package org.litopys.query.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.litopys.query.RecordTypes;
import org.litopys.query.figures.OverviewFigures;
import org.litopys.query.list.ListPage;
import org.springframework.http.HttpHeaders;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The lists of all kinds of record. */
@Screen
class ListPages {
    private final Frames frames;
    private final Reading reading;
    private final OverviewFigures figures;

    ListPages(Frames frames, Reading reading, OverviewFigures figures) {
        this.frames = frames;
        this.reading = reading;
        this.figures = figures;
    }

    @GetMapping("/{kind:" + RecordTypes.PLURALS + "}")
    String list(@PathVariable String kind, HttpServletRequest request, Model model) {
        ListPage page = reading.list(RecordTypes.named(kind), Frames.address(request).parameters());
        Frame f = frames.of(request, kind, page.asOf());
        model.addAttribute("f", f);
        model.addAttribute("view", ListScreen.of(f, page, figures.choices(f.knownAsOf())));
        if (Frames.partOnly(request)) {
            model.addAttribute("refresh", Frames.refresh(request, "results"));
            return "listPart";
        }
        return "list";
    }

    /** The same rows and columns, in the same words. */
    @GetMapping("/{kind:" + RecordTypes.PLURALS + "}.csv")
    void csv(@PathVariable String kind, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Reading.Rows rows =
                reading.rows(RecordTypes.named(kind), Frames.address(request).parameters());
        Frame f = frames.of(request, kind, rows.asOf());
        response.setContentType("text/csv;charset=UTF-8;header=present");
        response.setHeader(HttpHeaders.CONTENT_LANGUAGE, f.language().code());
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                "attachment; filename=\"%s-%d.csv\""
                        .formatted(kind, rows.asOf().position().value()));
        ListCsv.write(f, rows, response.getOutputStream());
    }
}
