package org.litopys.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.litopys.command.Rule;
import org.litopys.command.application.ApplicationCommand.NotifyOutcome;
import org.litopys.command.application.ApplicationCommand.StartDraft;
import org.litopys.command.application.ApplicationCommand.SubmitApplication;
import org.litopys.command.application.ApplicationCommand.WithdrawApplication;
import org.litopys.command.call.CallCommand.AmendCall;
import org.litopys.command.call.CallCommand.CancelCall;
import org.litopys.command.call.CallCommand.DraftCall;
import org.litopys.command.call.CallCommand.ExtendCallDeadline;
import org.litopys.command.call.CallCommand.LimitSubmissions;
import org.litopys.command.call.CallCommand.PublishCall;
import org.litopys.command.call.CallCommand.RequireDocuments;
import org.litopys.events.LocalizedText;
import org.litopys.events.TechnologyArea;
import org.litopys.events.application.ApplicationId;
import org.litopys.events.application.DocumentType;
import org.litopys.events.application.ExportControl;
import org.litopys.events.application.NoticeChannel;
import org.litopys.events.call.CallType;
import org.litopys.events.programme.ProgrammeId;

/**
 * A call until it is open: drafted by the programme manager, published by the head. What it leaves
 * to chance it draws from dice of its own. The ledger itself opens and closes it.
 */
final class CallStory {
    private static final Duration EXTENSION = Duration.ofDays(14);

    private final Office office;
    private final CallPlan call;
    private final Chance chance;

    /** How many applications one lead may have at a time; 0 where any number. */
    private int perLead;

    CallStory(Office office, CallPlan call, int number) {
        this.office = office;
        this.call = call;
        chance = office.chance("call", number);
    }

    /** Public at that moment, drafted shortly before. */
    void publishAt(Instant moment) {
        publish(moment, call.closes());
    }

    /** The same, with a corrigendum on the way and a deadline that comes to be what was planned. */
    void publishAndAmend(Instant moment) {
        Instant first = call.closes().minus(EXTENSION);
        publish(moment, first);
        at(first.minus(Duration.ofDays(20)), this::amend);
        at(first.minus(Duration.ofDays(6)), this::extend);
    }

    private void publish(Instant moment, Instant closes) {
        Duration before = Duration.ofMinutes(chance.between(5, 15)); // of one office day
        office.agenda.at(moment.minus(before), () -> draft(closes));
        office.agenda.at(
                moment,
                () ->
                        office.desk.send(
                                Staff.HEAD,
                                new PublishCall(call.id()),
                                Note.because(Reasons.CALL_READY.uk())
                                        .and(office.desk.document("call/" + call.code()))));
    }

    private void draft(Instant closes) {
        office.desk.send(
                Staff.PROGRAMME_MANAGER,
                new DraftCall(
                        call.code(),
                        ProgrammeId.ofCode(Office.PROGRAMME),
                        call.title(),
                        call.type(),
                        call.opens(),
                        closes,
                        call.line().name(),
                        Budget.euros(call.budget()),
                        Budget.euros(call.max()),
                        call.evaluations(),
                        call.areaSet(),
                        call.criteria(),
                        call.source()));
        if (office.asksForDeclaration(call)) {
            office.desk.send(
                    Staff.PROGRAMME_MANAGER,
                    new RequireDocuments(call.id(), Set.of(DocumentType.DECLARATION_ON_HONOUR)));
        }
        if (perLead > 0) {
            office.desk.send(Staff.PROGRAMME_MANAGER, new LimitSubmissions(call.id(), perLead));
        }
    }

    private void amend() {
        office.desk.send(
                Staff.HEAD,
                new AmendCall(
                        call.id(),
                        null,
                        Budget.euros(call.budget() + call.budget() / 10),
                        null,
                        null,
                        null,
                        null),
                Note.because(Reasons.CALL_AMENDED.uk()));
    }

    private void extend() {
        office.desk.send(
                Staff.HEAD,
                new ExtendCallDeadline(call.id(), call.closes()),
                Note.because(Reasons.CALL_EXTENDED.en()));
    }

    private void at(Instant wished, Runnable step) {
        office.agenda.at(Agenda.officeMoment(wished, chance), step);
    }

    /** A call that the office publishes and gives up while somebody has applied to it. */
    static void givenUp(Office office, Instant published) {
        CallPlan plan =
                new CallPlan(
                        "BRIDGE-FAIR",
                        new LocalizedText("Fair of prototypes", "Ярмарок прототипів"),
                        CallType.PRIZE,
                        published.plus(Duration.ofDays(9)),
                        published.plus(Duration.ofDays(70)),
                        Budget.Line.PRIZES,
                        100_000,
                        10_000,
                        2,
                        List.of(TechnologyArea.OTHER),
                        0,
                        null);
        CallStory story = new CallStory(office, plan, -1);
        story.perLead = 1;
        story.publishAt(Agenda.officeMoment(published, story.chance));
        if (office.inVain() > 0) {
            story.at(published.plus(Duration.ofDays(12)), story::applyInVain);
        }
        story.at(
                published.plus(Duration.ofDays(17)),
                () ->
                        office.desk.send(
                                Staff.HEAD,
                                new CancelCall(plan.id()),
                                Note.because(Reasons.CALL_GIVEN_UP.en())));
    }

    /**
     * By somebody who has applied before, and would apply once more, which the call does not allow;
     * the ledger itself ends what was handed in with the call.
     */
    private void applyInVain() {
        office.register(0);
        ApplicationId id = draftInVain(0, "A stand with three prototypes");
        office.agenda.in(
                Duration.ofMinutes(40), () -> office.desk.send(Staff.PORTAL, submission(id)));
        if (office.inVain() > 1) {
            office.agenda.in(Duration.ofHours(2), this::applyOnceMore);
        }
        at(
                office.agenda.now().plus(Duration.ofDays(8)),
                () ->
                        office.desk.send(
                                Staff.PROGRAMME_MANAGER,
                                new NotifyOutcome(id, NoticeChannel.PORTAL, "en")));
    }

    private void applyOnceMore() {
        ApplicationId id = draftInVain(1, "A second stand");
        office.agenda.in(
                Duration.ofMinutes(30),
                () ->
                        office.desk.mistake(
                                Rule.SUBMISSIONS_EXHAUSTED,
                                Staff.PORTAL,
                                submission(id),
                                Note.NONE));
        office.agenda.in(
                Duration.ofMinutes(50),
                () ->
                        office.desk.send(
                                Staff.PORTAL,
                                new WithdrawApplication(id),
                                Note.because(Reasons.ONE_PER_LEAD.en())));
    }

    private ApplicationId draftInVain(int which, String title) {
        ApplicationId id = new ApplicationId(office.desk.id("application in vain", which));
        office.desk.send(
                Staff.PORTAL,
                new StartDraft(
                        id,
                        call.id(),
                        office.registrationOf(0).subject(),
                        title,
                        "Three prototypes and those who built them.",
                        "en"));
        office.hasDrafted();
        return id;
    }

    private SubmitApplication submission(ApplicationId id) {
        return new SubmitApplication(
                id,
                Budget.euros(call.max()),
                TechnologyArea.OTHER,
                6,
                ExportControl.NOT_LISTED,
                null,
                office.desk.hash("application in vain"));
    }
}
