package org.litopys.query.page;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.GetMapping;

/** The search box: a reference opens its record, any other text searches the applications. */
@Screen
class SearchPage {
    private final Reading reading;

    SearchPage(Reading reading) {
        this.reading = reading;
    }

    @GetMapping("/search")
    String search(HttpServletRequest request) {
        Address here = Frames.address(request);
        String text = here.value("q");
        if (text == null) {
            return "redirect:" + here.to("/applications");
        }
        String wanted = text.strip();
        Address there =
                reading.find(wanted)
                        .map(found ->
                                here.to("/" + found.type().plural() + "/" + found.reference()))
                        .orElseGet(() -> here.to("/applications").with("q", wanted));
        return "redirect:" + there;
    }
}
