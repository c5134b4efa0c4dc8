package org.litopys.query;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.litopys.events.LedgerEvent;
import org.litopys.events.LocalizedText;
import org.litopys.events.RecordType;
import org.litopys.events.Role;
import org.litopys.events.application.ApplicationId;
import org.litopys.events.application.DocumentType;
import org.litopys.events.call.CallContent;
import org.litopys.events.call.CallEvent.CallAmended;
import org.litopys.events.call.CallEvent.CallCancelled;
import org.litopys.events.call.CallEvent.CallConcluded;
import org.litopys.events.call.CallEvent.CallDeadlineExtended;
import org.litopys.events.call.CallEvent.CallDocumentsRequired;
import org.litopys.events.call.CallEvent.CallDrafted;
import org.litopys.events.call.CallEvent.CallOpened;
import org.litopys.events.call.CallEvent.CallPublished;
import org.litopys.events.call.CallEvent.CallSubmissionsLimited;
import org.litopys.events.call.CallEvent.EvaluationStarted;
import org.litopys.events.call.CallEvent.RankingListAdopted;
import org.litopys.events.call.CallEvent.SubmissionsCounted;
import org.litopys.events.call.CallId;
import org.litopys.events.call.RankingEntry;
import org.litopys.events.call.RankingOutcome;
import org.litopys.events.programme.ProgrammeEvent.CallDelisted;
import org.litopys.events.programme.ProgrammeEvent.CallListed;
import org.litopys.events.record.RecordEvent.LateSubmissionRefused;
import org.litopys.events.record.Subject;

/** What happens to invented calls beside their publication and closing. */
final class GeneratedCalls {
    private static final CallId GIVEN_UP = CallId.ofCode("BRIDGE-2026-0");

    private final GeneratedActs acts;

    GeneratedCalls(GeneratedActs acts) {
        this.acts = acts;
    }

    /**
     * A call with a corrigendum and a longer deadline, and one that was given up.
     *
     * @param published that is closed and evaluated later
     */
    List<GeneratedOffice.Act> prepared(CallPublished published) {
        CallContent content = CallContent.of(published, CallContent.EQUAL_CRITERIA);
        CallContent renamed =
                new CallContent(
                        new LocalizedText("Call two, amended", "Конкурс другий, зі змінами"),
                        content.type(),
                        content.opensAt(),
                        content.closesAt(),
                        content.budgetLine(),
                        content.budget(),
                        content.maxPerApplication(),
                        content.minEvaluations(),
                        content.technologyAreas(),
                        content.criteria(),
                        content.source());
        List<GeneratedOffice.Act> all = new ArrayList<>();
        CallDrafted draft =
                new CallDrafted(GIVEN_UP, published.programmeId(), "BRIDGE-2026-0", content);
        all.add(acts.act(Role.PROGRAMME_MANAGER, "PM-02", "drafted", draft));
        all.add(
                acts.act(
                        Role.PROGRAMME_MANAGER,
                        "PM-02",
                        "with a plan of costs",
                        new CallDocumentsRequired(GIVEN_UP, Set.of(DocumentType.COST_PLAN))));
        all.add(
                acts.act(
                        Role.PROGRAMME_MANAGER,
                        "PM-02",
                        "one application of each lead",
                        new CallSubmissionsLimited(GIVEN_UP, 1)));
        all.add(
                acts.act(
                        Role.AUTHORISING_OFFICER,
                        "AO-01",
                        "published",
                        renumbered(published),
                        new CallListed(published.programmeId(), GIVEN_UP)));
        all.add(
                acts.act(
                        Role.AUTHORISING_OFFICER,
                        "AO-01",
                        "given up",
                        new CallCancelled(GIVEN_UP),
                        new CallDelisted(published.programmeId(), GIVEN_UP)));
        all.add(GeneratedActs.byItself(new CallOpened(published.callId())));
        all.add(by("corrected", new CallAmended(published.callId(), 1, renamed)));
        all.add(
                by(
                        "two weeks more",
                        new CallDeadlineExtended(
                                published.callId(),
                                content.closesAt(),
                                content.closesAt().plus(14, ChronoUnit.DAYS))));
        return all;
    }

    /** Somebody comes when it is over. */
    static GeneratedOffice.Act late(ApplicationId application, CallPublished call) {
        return GeneratedActs.byItself(
                new LateSubmissionRefused(
                        Subject.of(RecordType.APPLICATION, application),
                        "portal",
                        call.closesAt()));
    }

    /** From the end of a call to its conclusion, with one application ranked. */
    List<GeneratedOffice.Act> evaluated(CallId call, ApplicationId ranked) {
        return List.of(
                GeneratedActs.byItself(new SubmissionsCounted(call, 1)),
                GeneratedActs.byItself(new EvaluationStarted(call)),
                acts.act(
                        Role.RAPPORTEUR,
                        "RA-01",
                        "ranked",
                        new RankingListAdopted(
                                call,
                                List.of(new RankingEntry(ranked, 81, 1, RankingOutcome.MAIN)),
                                Set.of("RA-01", "EV-01", "EV-02"))),
                acts.act(Role.PROGRAMME_MANAGER, "PM-01", "all decided", new CallConcluded(call)));
    }

    private GeneratedOffice.Act by(String reason, LedgerEvent event) {
        return acts.act(Role.AUTHORISING_OFFICER, "AO-01", reason, event);
    }

    private static CallPublished renumbered(CallPublished call) {
        return new CallPublished(
                GIVEN_UP,
                call.programmeId(),
                "BRIDGE-2026-0",
                call.title(),
                call.type(),
                call.opensAt(),
                call.closesAt(),
                call.budgetLine(),
                call.budget(),
                call.maxPerApplication(),
                call.minEvaluations(),
                call.technologyAreas(),
                call.source());
    }
}
