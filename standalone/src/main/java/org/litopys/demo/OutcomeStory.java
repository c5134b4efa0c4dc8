package org.litopys.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.litopys.command.LedgerCommand;
import org.litopys.command.application.ApplicationCommand.DecideRedress;
import org.litopys.command.application.ApplicationCommand.NotifyOutcome;
import org.litopys.command.application.ApplicationCommand.RecommendApplication;
import org.litopys.command.application.ApplicationCommand.RejectApplication;
import org.litopys.command.application.ApplicationCommand.RequestRedress;
import org.litopys.command.application.ApplicationCommand.ReserveListApplication;
import org.litopys.command.application.ApplicationCommand.ReturnForReview;
import org.litopys.events.Actor;
import org.litopys.events.LocalizedText;
import org.litopys.events.application.Advice;
import org.litopys.events.application.NoticeChannel;
import org.litopys.events.application.RedressOutcome;

/**
 * What becomes of decisions beside awards: notices, complaints, the reserve list, and what is sent
 * back. Throws dice of its own, so that nothing else of the play moves.
 */
final class OutcomeStory {
    private static final Duration TIME_TO_COMPLAIN = Duration.ofDays(29);

    /** Longer than five working days and twelve months, whatever holidays there are. */
    private static final Duration TIME_TO_ANSWER = Duration.ofDays(14);

    private static final Duration TIME_ON_RESERVE_LIST = Duration.ofDays(375);

    private final ApplicationStory application;
    private final Chance chance;
    private final boolean returned;
    private final boolean reserved;

    /** For what was added to the story: one more roll of the others would move it. */
    private final Chance afterwards;

    /** For notices of what ended without a decision, for the same reason. */
    private final Chance notices;

    private Runnable promoted = () -> {};
    private boolean toldOfPlace;
    private boolean onReserveList;
    private boolean complaintOpen;
    private boolean settled = true;

    OutcomeStory(ApplicationStory application) {
        this.application = application;
        chance = application.office.chance("outcome", application.number);
        afterwards = application.office.chance("promoted", application.number);
        notices = application.office.chance("notice", application.number);
        returned = chance.is(0.05);
        reserved = chance.is(0.1);
    }

    // Notices

    /** Of an award, unless the applicant has given up by then. */
    void accepted() {
        afterDays(3, application.unlessOver(this::tell));
    }

    void rejected(RejectApplication rejection) {
        afterDays(
                4,
                () -> {
                    tell();
                    Instant told = application.agenda().now();
                    if (chance.is(0.12)) {
                        afterDays(7, () -> complain(told, rejection));
                    }
                });
    }

    /** It was found inadmissible or ineligible. */
    void ended() {
        application.agenda().inOffice(notices.about(4, 0.35), notices, () -> tell(notices));
    }

    /** It will have lapsed by then. */
    private void lapses(Duration after, BooleanSupplier unless) {
        application
                .agenda()
                .inOffice(
                        after,
                        notices,
                        () -> {
                            if (!unless.getAsBoolean()) {
                                tell(notices);
                            }
                        });
    }

    /** What the applicant was asked for does not come. */
    void lapsesUnanswered() {
        lapses(TIME_TO_ANSWER, () -> false);
    }

    private void tell() {
        tell(chance);
    }

    /** The applicant is told how it stands. */
    void tell(Chance dice) {
        application
                .desk()
                .send(
                        Staff.PROGRAMME_MANAGER,
                        new NotifyOutcome(
                                application.id,
                                dice.is(0.8) ? NoticeChannel.PORTAL : NoticeChannel.EMAIL,
                                application.language));
    }

    // Review

    /** Whether the recommendation is returned before a rejection; then goes on. */
    boolean returns(Actor officer, RecommendApplication recommendation, Runnable then) {
        if (!returned) {
            return false;
        }
        decide(officer, new ReturnForReview(application.id), Reasons.RETURNED);
        afterDays(
                3,
                application.unlessOver(() -> {
                    decide(Staff.PROGRAMME_MANAGER, recommendation, Reasons.REJECT.getFirst());
                    afterDays(4, application.unlessOver(then));
                }));
        return true;
    }

    // Reserve list

    /** Whether the application is put on the reserve list rather than rejected. */
    boolean reserves(Actor officer, RejectApplication rejection) {
        if (!reserved) {
            return false;
        }
        int rank = chance.between(1, 30);
        decide(
                officer,
                new ReserveListApplication(application.id, rank, rejection.decisionReference()),
                Reasons.RESERVED);
        Reserves.Place place =
                application.office.reserves.put(
                        application.call.line(), rank, application.requested, this::becomesNext);
        onReserveList = true;
        lapses(TIME_ON_RESERVE_LIST, () -> !onReserveList || place.isPromoted());
        promoted = () -> decidePromoted(place, officer, rejection);
        afterDays(
                4,
                () -> {
                    tell();
                    toldOfPlace = true;
                });
        if (chance.is(0.3)) {
            afterDays(
                    70,
                    () -> {
                        if (!place.isPromoted()) {
                            rejectReserve(place, officer, rejection);
                        }
                    });
        }
        return true;
    }

    /** There is money: a decision is due within 15 days; a few wait longer than that. */
    private void becomesNext() {
        boolean late = afterwards.is(0.04);
        application.agenda().inOffice(afterwards.about(late ? 30 : 6, 0.25), afterwards, promoted);
    }

    /** Most are awarded. The applicant is told of the place on the list before. */
    private void decidePromoted(Reserves.Place place, Actor officer, RejectApplication rejection) {
        if (!toldOfPlace) {
            application.agenda().inOffice(Duration.ofDays(2), afterwards, promoted);
        } else if (afterwards.is(0.75)) {
            place.leave();
            onReserveList = false;
            application.goesOn();
            new AwardStory(application, application.requested).decide();
        } else {
            rejectReserve(place, officer, rejection);
        }
    }

    private void rejectReserve(Reserves.Place place, Actor officer, RejectApplication rejection) {
        place.leave();
        onReserveList = false;
        decide(officer, rejection, Reasons.REJECT.getFirst());
        rejected(rejection);
    }

    // Redress

    private void complain(Instant told, RejectApplication rejection) {
        if (application.agenda().now().isAfter(told.plus(TIME_TO_COMPLAIN))) {
            return;
        }
        decide(Staff.PORTAL, new RequestRedress(application.id), Reasons.COMPLAINT);
        complaintOpen = true;
        settled = false;
        boolean upheld = chance.is(0.4);
        afterDays(
                15,
                () -> {
                    decide(
                            Staff.LAWYER,
                            new DecideRedress(
                                    application.id,
                                    upheld ? RedressOutcome.UPHELD : RedressOutcome.DISMISSED),
                            upheld ? Reasons.REDRESS_UPHELD : Reasons.REDRESS_DISMISSED);
                    complaintOpen = false;
                    settled = !upheld;
                    if (upheld) {
                        afterDays(5, () -> rejectAnew(rejection));
                    }
                });
    }

    /** The second look ends as the first one did, now with its reasons. */
    private void rejectAnew(RejectApplication rejection) {
        decide(
                Staff.PROGRAMME_MANAGER,
                new RecommendApplication(application.id, Advice.REJECT, null, List.of()),
                Reasons.REJECT.getFirst());
        afterDays(
                5,
                () -> {
                    decide(Staff.HEAD, rejection, Reasons.REJECT.getFirst());
                    settled = true;
                    afterDays(3, this::tell);
                });
    }

    /** Whether a complaint has been made and not been decided on. */
    boolean isComplaintOpen() {
        return complaintOpen;
    }

    /** Whether no complaint will change the decision any more. */
    boolean isSettled() {
        return settled;
    }

    private void decide(Actor actor, LedgerCommand command, LocalizedText reason) {
        application.desk().send(actor, command, Note.because(application.say(reason)));
    }

    private void afterDays(double days, Runnable step) {
        application.agenda().inOffice(chance.about(days, 0.35), chance, step);
    }
}
