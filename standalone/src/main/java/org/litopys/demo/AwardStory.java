package org.litopys.demo;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.litopys.command.Rule;
import org.litopys.command.application.ApplicationCommand.AcceptApplication;
import org.litopys.command.application.ApplicationCommand.CloseAward;
import org.litopys.command.application.ApplicationCommand.RejectApplication;
import org.litopys.events.Actor;
import org.litopys.events.application.RejectionGround;
import org.litopys.events.organisation.OrganisationId;

/** The award to a good application, and the introductions that the office arranges for it. */
final class AwardStory {
    private static final int MOST_INTRODUCTIONS = 4;

    final ApplicationStory application;

    /** What is awarded, in euros. */
    final long awarded;

    private final Chance chance;

    /** For what was added to the story: one more roll of the others would move it. */
    private final Chance closing;

    private final List<OrganisationId> met = new ArrayList<>();
    private int tries;
    private int open;
    private boolean pilot;

    AwardStory(ApplicationStory application, long awarded) {
        this.application = application;
        this.awarded = awarded;
        chance = application.chance;
        closing = application.office.chance("award closing", application.number);
    }

    // Decision

    void decide() {
        application.screenConsortium();
        Actor officer = Staff.authorisingOfficer(chance);
        Note note = Note.because(application.say(Reasons.ACCEPT));
        if (budget().available(application.call.line()) < awarded) {
            application.desk().mistake(Rule.BUDGET_EXCEEDED, officer, acceptance(), note);
            waitForMoney();
            return;
        }
        if (chance.is(0.01)) {
            application
                    .desk()
                    .mistake(
                            Rule.AWARD_EXCEEDS_REQUEST,
                            officer,
                            acceptance(application.requested + 10_000),
                            note);
        }
        application.award();
        budget().reserve(application.call.line(), awarded);
        boolean forHead = officer.equals(Staff.DEPUTY) && chance.is(0.3);
        Note signed =
                note.and(
                        application.office.desk.document(
                                "decision/%06d".formatted(application.number)));
        application
                .desk()
                .send(officer, acceptance(), forHead ? signed.onBehalfOf(Staff.HEAD.id()) : signed);
        application.outcomes.accepted();
        application.office.needs.accepted(application);
        follow();
    }

    private Budget budget() {
        return application.office.budget;
    }

    private AcceptApplication acceptance() {
        return acceptance(awarded);
    }

    private AcceptApplication acceptance(long euros) {
        return new AcceptApplication(
                application.id,
                Budget.euros(euros),
                null,
                chance.is(0.6) ? List.of(application.say(Reasons.CONDITIONS)) : List.of(),
                reference());
    }

    private String reference() {
        return "decision/BRIDGE/%06d".formatted(application.number);
    }

    /** There may be a new allocation; after two tries the application is rejected. */
    private void waitForMoney() {
        tries++;
        if (tries < 2) {
            application.later(32, 0.3, this::decide);
            return;
        }
        application.later(
                4,
                0.5,
                () -> {
                    RejectApplication rejection =
                            new RejectApplication(
                                    application.id,
                                    EnumSet.of(RejectionGround.BUDGET_EXHAUSTED),
                                    reference());
                    application
                            .desk()
                            .send(
                                    Staff.authorisingOfficer(chance),
                                    rejection,
                                    Note.because(
                                            application.say(
                                                    Reasons.reject(
                                                            RejectionGround.BUDGET_EXHAUSTED))));
                    application.outcomes.rejected(rejection);
                    application.end();
                });
    }

    // Introductions

    private void follow() {
        if (chance.is(0.09)) {
            application.later(60, 0.5, this::withdraw);
            return;
        }
        application.later(chance.is(0.03) ? 160 : 30, 0.5, this::introduce);
        if (chance.is(0.3)) {
            application.later(45, 0.4, this::introduce);
        }
    }

    private void withdraw() {
        if (open == 0 && !pilot) {
            budget().release(application.call.line(), awarded);
            application.office.reserves.freed(application.call.line());
            application.withdraw();
        }
    }

    private void introduce() {
        @Nullable OrganisationId counterparty = application.office.counterparty(met, chance);
        if (pilot || met.size() >= MOST_INTRODUCTIONS || counterparty == null) {
            return;
        }
        met.add(counterparty);
        open++;
        new IntroductionStory(this, counterparty, met.size()).begin();
    }

    /** An introduction ended without a pilot. */
    void introductionEnded() {
        open--;
        if (pilot) {
            return;
        }
        if (chance.is(0.6)) {
            application.later(20, 0.5, this::introduce);
        } else if (chance.is(0.25)) {
            application.later(40, 0.5, this::withdraw);
        } else if (closing.is(0.3)) {
            application
                    .agenda()
                    .inOffice(closing.about(50, 0.4), closing, application.unlessOver(this::close));
        }
    }

    /** Nobody has found an end user: the money is for others. Most go on looking for one. */
    private void close() {
        if (open > 0 || pilot) {
            return;
        }
        budget().release(application.call.line(), awarded);
        application.office.reserves.freed(application.call.line());
        application
                .desk()
                .send(
                        Staff.authorisingOfficer(closing),
                        new CloseAward(application.id),
                        Note.because(application.say(Reasons.AWARD_NOT_USED)));
        application.end();
        application
                .agenda()
                .inOffice(closing.about(4, 0.5), closing, () -> application.outcomes.tell(closing));
    }

    /** An introduction is about to end in a pilot; false where another one did. */
    boolean takesPilot() {
        if (pilot) {
            return false;
        }
        pilot = true;
        open--;
        return true;
    }

    boolean hasPilot() {
        return pilot;
    }
}
