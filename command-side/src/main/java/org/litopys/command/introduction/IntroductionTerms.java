package org.litopys.command.introduction;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.litopys.command.Refused;
import org.litopys.command.Rule;
import org.litopys.events.application.ApplicationId;
import org.litopys.events.introduction.IntroductionId;
import org.litopys.events.introduction.IntroductionStatus;
import org.litopys.events.organisation.OrganisationId;

/**
 * What a pilot needs to know about the introduction that it follows, and one introduction of
 * another.
 *
 * @param application null where there was none
 * @param exportLicenceNeeded false until it is cleared
 * @param pilots how many it has led to, one after the other
 */
public record IntroductionTerms(
        IntroductionId id,
        IntroductionStatus status,
        @Nullable ApplicationId application,
        OrganisationId innovator,
        OrganisationId counterparty,
        boolean exportLicenceNeeded,
        int pilots) {
    private static final Set<IntroductionStatus> ENDED =
            EnumSet.of(
                    IntroductionStatus.PROGRESSED,
                    IntroductionStatus.CLOSED,
                    IntroductionStatus.DECLINED,
                    IntroductionStatus.CLEARANCE_REFUSED,
                    IntroductionStatus.EXPIRED,
                    IntroductionStatus.CANCELLED);

    /** Whether somebody has something to do in it; what it led to is another record. */
    public boolean isUnderWay() {
        return !ENDED.contains(status);
    }

    /** The application; refuses an introduction that has none. */
    public ApplicationId requireApplication(String pointer) {
        if (application == null) {
            throw Refused.by(Rule.INTRODUCTION_WITHOUT_APPLICATION, pointer, id);
        }
        return application;
    }
}
