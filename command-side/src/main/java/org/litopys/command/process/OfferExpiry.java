package org.litopys.command.process;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.litopys.command.LedgerCommand;
import org.litopys.command.introduction.IntroductionCommand.ExpireIntroduction;
import org.litopys.events.LedgerEvent;
import org.litopys.events.introduction.IntroductionEvent.IntroductionAcceptedByParty;
import org.litopys.events.introduction.IntroductionEvent.IntroductionBlocked;
import org.litopys.events.introduction.IntroductionEvent.IntroductionCancelled;
import org.litopys.events.introduction.IntroductionEvent.IntroductionClosed;
import org.litopys.events.introduction.IntroductionEvent.IntroductionDeclined;
import org.litopys.events.introduction.IntroductionEvent.IntroductionExpired;
import org.litopys.events.introduction.IntroductionEvent.IntroductionOffered;
import org.litopys.events.introduction.IntroductionEvent.IntroductionUnblocked;
import org.litopys.events.introduction.IntroductionId;

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
            case IntroductionAcceptedByParty one when one.meetingDueAt() != null ->
                    schedule.cancel(one.introductionId(), EXPIRE);
            case IntroductionDeclined one -> schedule.cancel(one.introductionId(), EXPIRE);
            case IntroductionExpired one -> schedule.cancel(one.introductionId(), EXPIRE);
            case IntroductionBlocked one -> schedule.cancel(one.introductionId(), EXPIRE);
            case IntroductionClosed one -> schedule.cancel(one.introductionId(), EXPIRE);
            case IntroductionCancelled one -> schedule.cancel(one.introductionId(), EXPIRE);
            default -> {} // nothing else asks for answers or ends the waiting for them
        }
    }

    private static void plan(
            IntroductionId introduction, @Nullable Instant expiresAt, Schedule schedule) {
        if (expiresAt != null) {
            schedule.at(expiresAt, EXPIRE, new ExpireIntroduction(introduction));
        }
    }
}
