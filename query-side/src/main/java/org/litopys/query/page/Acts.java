package org.litopys.query.page;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.litopys.query.history.HistoryStep;
import tools.jackson.databind.JsonNode;

/** What events of any record say of other events, and those of them, in words. */
final class Acts {
    private final Frame f;
    private final Values values;

    Acts(Frame f, Values values) {
        this.f = f;
        this.values = values;
    }

    /** Of an event that speaks of another one; null for all others. */
    @Nullable String note(HistoryStep step) {
        JsonNode act = step.act();
        if (act == null) {
            return null;
        }
        return switch (step.stamp().eventType()) {
            case "CorrectionRequested" ->
                    f.t(
                            "record.asksCorrection",
                            about(act),
                            field(act),
                            value(act, "wrong"),
                            value(act, "right"));
            case "RecordCorrected" ->
                    f.t("record.corrects", about(act), field(act), text(act, "requestedBy"));
            case "ReversalRequested" -> f.t("record.asksReversal", about(act));
            case "DecisionReversed" -> f.t("record.reverses", about(act), text(act, "requestedBy"));
            case "CorrectionRefused", "ReversalRefused" ->
                    f.t("record.requestedBy", text(act, "requestedBy"));
            default -> null;
        };
    }

    /** Of an event of which later ones speak. */
    List<String> marks(HistoryStep step) {
        return step.amendments().stream().map(this::mark).toList();
    }

    private String mark(HistoryStep.Amendment later) {
        String field = later.field();
        return field == null
                ? f.t(
                        "record.reversedLater",
                        later.version(),
                        later.requestedBy(),
                        later.approvedBy())
                : f.t(
                        "record.correctedLater",
                        f.name("field", field),
                        later.version(),
                        later.requestedBy(),
                        later.approvedBy());
    }

    private String about(JsonNode act) {
        return f.name("event", text(act, "eventType"));
    }

    private String field(JsonNode act) {
        return f.name("field", text(act, "field"));
    }

    private String value(JsonNode act, String member) {
        String shown = values.text("/" + text(act, "field"), act.get(member));
        return shown == null ? "–" : shown;
    }

    private static String text(JsonNode act, String member) {
        return act.get(member).stringValue();
    }
}
