package org.litopys.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.litopys.command.Deadlines;
import org.litopys.command.LedgerCommand;
import org.litopys.command.application.ApplicationCommand.AssessEligibility;
import org.litopys.command.record.RecordCommand.ApproveCorrection;
import org.litopys.command.record.RecordCommand.ApproveReversal;
import org.litopys.command.record.RecordCommand.RefuseCorrection;
import org.litopys.command.record.RecordCommand.RefuseReversal;
import org.litopys.command.record.RecordCommand.RequestCorrection;
import org.litopys.command.record.RecordCommand.RequestReversal;
import org.litopys.events.Actor;
import org.litopys.events.LocalizedText;
import org.litopys.events.RecordType;
import org.litopys.events.application.EligibilityCheck;
import org.litopys.events.record.RequestId;
import org.litopys.events.record.Subject;
import tools.jackson.databind.node.StringNode;

/**
 * What the office asks to have corrected or reversed in an application, and what becomes of it.
 * Throws dice of its own, so that nothing else of the play moves.
 */
final class AmendmentStory {
    /** Numbers of events in the history of an application that nobody has corrected. */
    private static final int DRAFTED = 1;

    /**
     * Where an untouched draft, its submission, the receipt and the request for checks stand before
     * it, and nothing else.
     */
    private static final int ASSESSED = 5;

    /** Half of five working days is more, where they begin on one. */
    private static final Duration BEFORE_REMINDERS = Duration.ofDays(3);

    private final ApplicationStory application;
    private final Chance chance;
    private final boolean misstated;
    private final boolean doubted;
    private Instant submitted = Instant.EPOCH;
    private int requests;

    AmendmentStory(ApplicationStory application) {
        this.application = application;
        chance = application.office.chance("amendment", application.number);
        misstated = chance.is(0.03);
        doubted = !misstated && chance.is(0.01);
    }

    /** The language of title and summary, as the portal says it; at times the other one. */
    String statedLanguage() {
        return misstated ? other(application.language) : application.language;
    }

    private static String other(String language) {
        return language.equals("uk") ? "en" : "uk";
    }

    void drafted() {
        if (misstated) {
            afterDays(6, () -> correct(application.language, Reasons.LANGUAGE_WRONG, true));
        } else if (doubted) {
            afterDays(6, () -> correct(other(application.language), Reasons.LANGUAGE_WRONG, false));
        }
    }

    void submitted() {
        submitted = application.agenda().now();
    }

    private void correct(String right, List<LocalizedText> reason, boolean approved) {
        RequestId request = nextRequest();
        send(
                Staff.INTAKE,
                new RequestCorrection(
                        subject(), DRAFTED, "language", StringNode.valueOf(right), request),
                reason);
        afterDays(
                2,
                () ->
                        send(
                                Staff.PROGRAMME_MANAGER,
                                approved
                                        ? new ApproveCorrection(subject(), request)
                                        : new RefuseCorrection(subject(), request),
                                approved ? Reasons.CORRECTED : Reasons.NOT_CORRECTED));
    }

    /**
     * An application was found ineligible; at times the wrong condition was noted as failed, and
     * the applicant is told only when that is settled.
     */
    void foundIneligible(Actor assessor) {
        if (misstated
                || doubted
                || !application.draft.isUntouched()
                || application.screening.isScreened()
                || mayBeReminded()
                || !chance.is(0.4)) {
            application.outcomes.ended();
            return;
        }
        boolean approved = chance.is(0.6);
        afterDays(
                9,
                () -> {
                    RequestId request = nextRequest();
                    send(
                            Staff.LAWYER,
                            new RequestReversal(subject(), ASSESSED, request),
                            Reasons.CONDITION_MIXED_UP);
                    afterDays(4, () -> answer(request, approved, assessor));
                });
    }

    private boolean mayBeReminded() {
        return !Deadlines.isWorkingDay(Agenda.dateOf(submitted))
                || application.agenda().now().isAfter(submitted.plus(BEFORE_REMINDERS));
    }

    private void answer(RequestId request, boolean approved, Actor assessor) {
        if (!approved) {
            send(Staff.HEAD, new RefuseReversal(subject(), request), Reasons.DECISION_STANDS);
            application.outcomes.ended();
            return;
        }
        send(Staff.HEAD, new ApproveReversal(subject(), request), Reasons.DECIDED_ANEW);
        afterDays(
                3,
                () -> {
                    send(
                            assessor,
                            new AssessEligibility(application.id, otherChecks()),
                            Reasons.INELIGIBLE);
                    application.outcomes.ended();
                });
    }

    private List<EligibilityCheck> otherChecks() {
        EligibilityCheck.Code failed = chance.oneOf(List.of(EligibilityCheck.Code.values()));
        List<EligibilityCheck> checks = new ArrayList<>();
        for (EligibilityCheck.Code code : EligibilityCheck.Code.values()) {
            checks.add(new EligibilityCheck(code, code != failed));
        }
        return checks;
    }

    private Subject subject() {
        return Subject.of(RecordType.APPLICATION, application.id);
    }

    private RequestId nextRequest() {
        requests++;
        return new RequestId(
                application.office.desk.id("request", application.number * 10L + requests));
    }

    private void send(Actor actor, LedgerCommand command, List<LocalizedText> reason) {
        application
                .desk()
                .send(actor, command, Note.because(chance.oneOf(reason).in(application.language)));
    }

    private void afterDays(double days, Runnable step) {
        application.agenda().inOffice(chance.about(days, 0.4), chance, step);
    }
}
