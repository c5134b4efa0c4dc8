package org.litopys.query.page;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.litopys.events.Actor;
import org.litopys.events.Evidence;
import org.litopys.events.Role;
import org.litopys.query.Json;
import org.litopys.query.history.FieldChange;
import org.litopys.query.history.HistoryStep;
import org.litopys.query.record.Stamp;

/** The invented history of one application: four events, then as many evaluations as are wanted. */
final class InventedHistory {
    static final String HASH = "03ab55f1".repeat(8);

    private final List<HistoryStep> steps = new ArrayList<>();

    /** Draft, submission, eligibility, recommendation. */
    static List<HistoryStep> ofAnApplication() {
        InventedHistory history = new InventedHistory();
        history.step(
                "ApplicationDrafted",
                "2026-09-28T08:00:00Z",
                0,
                new Actor("AR-311", Actor.Type.APP_USER, Set.of(Role.APPLICANT_REP)),
                null,
                change("/status", null, "\"DRAFT\""),
                change("/title", null, "\"Portable water testing kit\""),
                change("/language", null, "\"en\""));
        history.step(
                "ApplicationSubmitted",
                "2026-10-01T07:58:00Z",
                0,
                new Actor("AR-311", Actor.Type.APP_USER, Set.of(Role.APPLICANT_REP)),
                null,
                change("/status", "\"DRAFT\"", "\"SUBMITTED\""),
                change("/statusSince", "\"2026-09-28T08:00:00Z\"", "\"2026-10-01T07:58:00Z\""),
                change(
                        "/submission/requested",
                        null,
                        "{\"amount\":\"520000.00\",\"currency\":\"EUR\"}"),
                change("/submission/technology", null, "\"MEDICAL_EQUIPMENT\""),
                change("/submission/trl", null, "6"),
                change("/submission/contentHash", null, "\"" + HASH + "\""));
        history.step(
                "EligibilityAssessed",
                "2026-10-14T09:30:00Z",
                3,
                new Actor("CO-01", Actor.Type.APP_USER, Set.of(Role.COMPLIANCE_OFFICER)),
                "All mandatory checks passed.",
                change("/status", "\"SUBMITTED\"", "\"ELIGIBLE\""),
                change(
                        "/eligibility",
                        null,
                        "{\"outcome\":\"ELIGIBLE\",\"checks\":[{\"code\":\"NOT_EXCLUDED\",\"passed\":true}],"
                                + "\"by\":\"CO-01\"}"));
        history.step(
                "ApplicationRecommended",
                "2026-11-14T15:20:00Z",
                0,
                new Actor("PM-07", Actor.Type.APP_USER, Set.of(Role.PROGRAMME_MANAGER)),
                "Second in the ranking, strongest need match. The panel cut the marketing costs.",
                change("/status", "\"ELIGIBLE\"", "\"RECOMMENDED\""),
                change("/due/step", "\"RECOMMEND\"", "\"DECIDE\""),
                change(
                        "/recommendation/proposed",
                        null,
                        "{\"amount\":\"480000.00\",\"currency\":\"EUR\"}"));
        return history.steps;
    }

    private void step(
            String type,
            String at,
            int daysUntilRecorded,
            Actor actor,
            @Nullable String reason,
            FieldChange... changes) {
        long version = steps.size() + 1L;
        Instant occurred = Instant.parse(at);
        Stamp stamp =
                new Stamp(
                        1_150_412 + version * 1000,
                        version,
                        new UUID(1, version),
                        type,
                        occurred.plusSeconds(daysUntilRecorded * 86_400L),
                        occurred,
                        actor,
                        null,
                        "API",
                        reason,
                        reason == null
                                ? List.of()
                                : List.of(new Evidence("MIN-2026-17", HASH, "application/pdf")),
                        new UUID(2, version),
                        null,
                        null,
                        null,
                        null,
                        null);
        steps.add(new HistoryStep(stamp, List.of(changes), null));
    }

    private static FieldChange change(
            String pointer, @Nullable String before, @Nullable String after) {
        return new FieldChange(
                pointer,
                before == null ? null : Json.MAPPER.readTree(before),
                after == null ? null : Json.MAPPER.readTree(after));
    }
}
