package org.litopys.query.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.litopys.query.figures.OverviewFigures;
import org.litopys.query.figures.OverviewFigures.BudgetLine;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Every budget line with what is reserved, committed, paid and available. */
@Screen
class BudgetPage {
    private final Frames frames;
    private final OverviewFigures figures;

    BudgetPage(Frames frames, OverviewFigures figures) {
        this.frames = frames;
        this.figures = figures;
    }

    @GetMapping("/budget")
    String budget(HttpServletRequest request, Model model) {
        Frame f = frames.recorded(request, "budget");
        List<BudgetLine> lines = figures.budget(f.knownAsOf());
        model.addAttribute("f", f);
        model.addAttribute(
                "note",
                BudgetView.sum(lines, BudgetLine::allocated)
                        .map(sum -> f.t("budget.allocatedSum", f.fmt().money(sum)))
                        .orElse(""));
        model.addAttribute("table", BudgetView.full(f, lines));
        return "budget";
    }
}
