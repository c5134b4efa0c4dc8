package org.litopys.query.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.litopys.events.RecordType;
import org.litopys.query.AsOf;
import org.litopys.query.list.ListPage;
import org.litopys.query.record.RecordRow;
import org.litopys.query.record.SearchText;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The search box: a reference opens its record, any other text searches all kinds of record. */
@Screen
class SearchPage {
    /** The kinds in the order in which they are looked for. */
    private static final List<RecordType> KINDS =
            List.of(
                    RecordType.APPLICATION,
                    RecordType.INTRODUCTION,
                    RecordType.PILOT,
                    RecordType.CONTRACT,
                    RecordType.ORGANISATION,
                    RecordType.NEED,
                    RecordType.CALL,
                    RecordType.PROGRAMME,
                    RecordType.PERSON,
                    RecordType.ENGAGEMENT);

    /** As people write a reference: {@code app 2026 416}. */
    private static final Pattern NUMBERED =
            Pattern.compile("([A-Za-z]{3})[-–\\s]?(\\d{4})[-–/\\s]0*(\\d{1,6})");

    private static final String FEW = "5";

    private final Frames frames;
    private final Reading reading;

    SearchPage(Frames frames, Reading reading) {
        this.frames = frames;
        this.reading = reading;
    }

    @GetMapping("/search")
    String search(HttpServletRequest request, Model model) {
        Address here = Frames.address(request);
        String text = here.value("q");
        if (text == null) {
            return "redirect:" + here.to("/applications");
        }
        AsOf asOf = reading.asOf(here.parameters()); // refuses what cannot be looked for
        String wanted = text.strip();
        Optional<Reading.Found> exact =
                reading.find(wanted).or(() -> reading.find(reference(SearchText.folded(wanted))));
        if (exact.isPresent()) {
            return "redirect:" + record(here, exact.get().type(), exact.get().reference());
        }
        Map<String, String[]> asked = new HashMap<>(here.to("/search").parameters());
        asked.put("q", new String[] {wanted});
        asked.put("size", new String[] {FEW});
        Frame f = frames.of(request, "", asOf);
        List<ListPage> found = new ArrayList<>();
        for (RecordType kind : KINDS) {
            ListPage page = reading.list(kind, asked);
            if (page.total() > 0) {
                found.add(page);
            }
        }
        if (found.size() == 1 && found.getFirst().total() == 1) {
            RecordRow only = found.getFirst().rows().getFirst();
            return "redirect:" + record(here, only.type(), only.reference());
        }
        model.addAttribute("f", f);
        model.addAttribute("wanted", wanted);
        model.addAttribute(
                "found", found.stream().map(page -> SearchHits.of(f, page, wanted)).toList());
        return "search";
    }

    /** With all its zeros. */
    private static String reference(String text) {
        Matcher parts = NUMBERED.matcher(text);
        return parts.matches()
                ? "%s-%s-%06d"
                        .formatted(
                                parts.group(1).toUpperCase(Locale.ROOT),
                                parts.group(2),
                                Integer.parseInt(parts.group(3)))
                : text;
    }

    private static Address record(Address here, RecordType type, String reference) {
        return here.to("/" + type.plural() + "/" + reference);
    }
}
