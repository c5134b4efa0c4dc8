package org.litopys.command.introduction;

import static org.litopys.command.Samples.HOST;
import static org.litopys.command.Samples.LEAD;
import static org.litopys.command.Samples.TODAY;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.litopys.command.application.SampleApplication;
import org.litopys.events.introduction.IntroductionEvent.IntroductionAcceptedByParty;
import org.litopys.events.introduction.IntroductionEvent.IntroductionCleared;
import org.litopys.events.introduction.IntroductionEvent.IntroductionProposed;
import org.litopys.events.introduction.IntroductionEvent.MeetingHeld;
import org.litopys.events.introduction.IntroductionId;
import org.litopys.events.introduction.MeetingMode;
import org.litopys.events.introduction.Party;

/** The events that the sample commands to an introduction cause on the sample day. */
public final class SampleIntroduction {
    public static final IntroductionId ID = IntroductionId.between(SampleApplication.ID, HOST);

    /** Thirty days after the sample day, at 17:00 in Brussels. */
    static final Instant IN_THIRTY_DAYS = Instant.parse("2026-04-02T15:00:00Z");

    private SampleIntroduction() {}

    public static IntroductionProposed proposed() {
        return new IntroductionProposed(
                ID, SampleApplication.ID, LEAD, HOST, Instant.parse("2026-03-10T16:00:00Z"));
    }

    public static IntroductionCleared cleared() {
        return new IntroductionCleared(ID, true, Instant.parse("2026-03-17T16:00:00Z"));
    }

    public static IntroductionAcceptedByParty acceptedBy(
            Party party, @Nullable Instant meetingDueAt) {
        return new IntroductionAcceptedByParty(ID, party, meetingDueAt);
    }

    public static MeetingHeld held() {
        return new MeetingHeld(ID, TODAY, MeetingMode.IN_PERSON, 5, IN_THIRTY_DAYS);
    }
}
