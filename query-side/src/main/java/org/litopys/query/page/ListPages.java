package org.litopys.query.page;

import jakarta.servlet.http.HttpServletRequest;
import org.litopys.query.RecordTypes;
import org.litopys.query.figures.OverviewFigures;
import org.litopys.query.list.ListPage;
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
}
