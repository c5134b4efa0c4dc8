package org.litopys.command.process;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.litopys.command.LedgerCommand;
import org.litopys.command.introduction.IntroductionCommand.ExpireIntroduction;
import org.litopys.events.Deadline;
import org.litopys.events.LedgerEvent;
import org.litopys.events.RunningDeadline;
import org.litopys.events.introduction.IntroductionEvent.IntroductionAcceptedByParty;
import org.litopys.events.introduction.IntroductionEvent.IntroductionBlocked;
import org.litopys.events.introduction.IntroductionEvent.IntroductionCancelled;
import org.litopys.events.introduction.IntroductionEvent.IntroductionClosed;
import org.litopys.events.introduction.IntroductionEvent.IntroductionDeclined;
import org.litopys.events.introduction.IntroductionEvent.IntroductionExpired;
import org.litopys.events.introduction.IntroductionEvent.IntroductionOffered;
import org.litopys.events.introduction.IntroductionEvent.IntroductionParked;
import org.litopys.events.introduction.IntroductionEvent.IntroductionTakenUp;
import org.litopys.events.introduction.IntroductionEvent.IntroductionUnblocked;
import org.litopys.events.introduction.IntroductionId;
import org.litopys.events.record.RecordEvent.DecisionReversed;

/**
 * An introduction that not both parties have accepted ends at the moment that its offer names.
 * Answers that come later are refused by that moment itself.
 */
final class OfferExpiry implements LedgerProcess {
    private static final String EXPIRE = "expire";

    @Override
    public String name() {
        return "offer-expiry";
    }

    @Override
    public Set<Class<? extends LedgerCommand>> sends() {
        return Set.of(ExpireIntroduction.class);
    }

    @Override
    public void on(LedgerEvent event, Instant recordedAt, Schedule schedule) {
        switch (event) {
            case IntroductionOffered one -> plan(one.introductionId(), one.expiresAt(), schedule);
            case IntroductionUnblocked one ->
                    plan(one.introductionId(), one.answerDueAt(), schedule);
            case IntroductionTakenUp one -> plan(one.introductionId(), one.answerDueAt(), schedule);
            case DecisionReversed one when one.eventType().equals("IntroductionClosed") ->
                    answersDue(one)
                            .ifPresent(at ->
                                    plan(new IntroductionId(one.subject().value()), at, schedule));
            case IntroductionAcceptedByParty one when one.meetingDueAt() != null ->
                    schedule.cancel(one.introductionId(), EXPIRE);
            case IntroductionDeclined one -> schedule.cancel(one.introductionId(), EXPIRE);
            case IntroductionExpired one -> schedule.cancel(one.introductionId(), EXPIRE);
            case IntroductionBlocked one -> schedule.cancel(one.introductionId(), EXPIRE);
            case IntroductionParked one -> schedule.cancel(one.introductionId(), EXPIRE);
            case IntroductionClosed one -> schedule.cancel(one.introductionId(), EXPIRE);
            case IntroductionCancelled one -> schedule.cancel(one.introductionId(), EXPIRE);
            default -> {} // nothing else asks for answers or ends the waiting for them
        }
    }

    /**
     * Until when the parties may answer again. Where they were cleared and not asked yet there is a
     * date too; then the record refuses to expire, since there is no offer.
     */
    private static Optional<Instant> answersDue(DecisionReversed reversed) {
        return reversed.deadlines().stream()
                .filter(one -> one.deadline() == Deadline.ANSWER_INTRODUCTION)
                .map(RunningDeadline::dueAt)
                .findFirst();
    }

    private static void plan(
            IntroductionId introduction, @Nullable Instant expiresAt, Schedule schedule) {
        if (expiresAt != null) {
            schedule.at(expiresAt, EXPIRE, new ExpireIntroduction(introduction));
        }
    }
}
