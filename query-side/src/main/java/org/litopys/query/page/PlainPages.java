package org.litopys.query.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Pages that show nothing of the ledger and are open to everybody. */
@Screen
class PlainPages {
    /** Sections of the pages, in their order. */
    static final List<String> HELP = List.of("find", "filter", "past", "replay", "proof");

    static final List<String> ACCESSIBILITY = List.of("tested", "known", "report");

    private final Frames frames;

    PlainPages(Frames frames) {
        this.frames = frames;
    }

    @GetMapping("/help")
    String help(HttpServletRequest request, Model model) {
        return prose(request, model, "help", HELP);
    }

    @GetMapping("/accessibility")
    String accessibility(HttpServletRequest request, Model model) {
        return prose(request, model, "a11y", ACCESSIBILITY);
    }

    @GetMapping(PageSecurity.SIGN_IN)
    String signIn(HttpServletRequest request, Model model) {
        Frame f = frames.plain(request);
        String notice = "";
        if (request.getParameter("failed") != null) {
            notice = f.t("signIn.failed");
        } else if (request.getParameter("away") != null) {
            notice = f.t("signIn.away");
        } else if (request.getParameter("out") != null) {
            notice = f.t("signIn.signedOut");
        }
        model.addAttribute("f", f);
        model.addAttribute("action", PageSecurity.SIGN_IN + "/" + PageSecurity.CLIENT);
        model.addAttribute("notice", notice);
        return "signIn";
    }

    private String prose(
            HttpServletRequest request, Model model, String family, List<String> sections) {
        model.addAttribute("f", frames.plain(request));
        model.addAttribute("family", family);
        model.addAttribute("sections", sections);
        return "prose";
    }
}
