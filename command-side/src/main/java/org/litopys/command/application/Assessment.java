package org.litopys.command.application;

import static org.litopys.command.Rule.ADMISSIBILITY_OPEN;
import static org.litopys.command.Rule.CHECKS_INCOMPLETE;
import static org.litopys.command.Rule.INFORMATION_NOT_OVERDUE;
import static org.litopys.command.Rule.INFORMATION_TOO_LATE;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.litopys.command.Deadlines;
import org.litopys.command.Refused;
import org.litopys.events.application.Admissibility;
import org.litopys.events.application.AdmissibilityCheck;
import org.litopys.events.application.ApplicationEvent.InformationRequested;
import org.litopys.events.programme.Due;
import org.litopys.events.programme.Policy;

/**
 * How far an application is assessed, and by when it must be. What happens is told to it in the
 * order of events; what may happen it refuses or lets pass.
 */
final class Assessment {
    private @Nullable Instant dueAt;
    private @Nullable InformationRequested request;

    /** Screening has begun, and nobody has found the application admissible. */
    private boolean admissibilityOpen;

    // What has happened

    void dueAt(Instant next) {
        dueAt = next;
    }

    void began() {
        admissibilityOpen = true;
    }

    void assessed(Admissibility outcome) {
        admissibilityOpen = outcome == Admissibility.INADMISSIBLE;
    }

    void stopped(InformationRequested requested) {
        request = requested;
    }

    // What may happen

    Instant dueAt() {
        return Objects.requireNonNull(dueAt);
    }

    /** When the assessment is due if its clock goes on now. */
    Instant dueAfterStop(Instant now, Policy policy) {
        return Deadlines.afterStop(dueAt(), open().requestedAt(), now, Due.ELIGIBILITY, policy);
    }

    void requireInTime(Instant now) {
        if (now.isAfter(open().dueAt())) {
            throw Refused.by(INFORMATION_TOO_LATE, "", open().dueAt(), now);
        }
    }

    void requireOverdue(Instant now) {
        if (now.isBefore(open().dueAt())) {
            throw Refused.by(INFORMATION_NOT_OVERDUE, "", open().dueAt(), now);
        }
    }

    /** Where screening has begun, form comes before content. */
    void requireAdmissible() {
        if (admissibilityOpen) {
            throw Refused.by(ADMISSIBILITY_OPEN, "");
        }
    }

    private InformationRequested open() {
        return Objects.requireNonNull(request, "the state says that information was requested");
    }

    /** Each formal condition once. */
    static void requireComplete(List<AdmissibilityCheck> checks) {
        Set<AdmissibilityCheck.Code> missing = EnumSet.allOf(AdmissibilityCheck.Code.class);
        checks.forEach(check -> missing.remove(check.code()));
        if (!missing.isEmpty() || checks.size() != AdmissibilityCheck.Code.values().length) {
            throw Refused.by(
                    CHECKS_INCOMPLETE,
                    "/data/checks",
                    List.of(AdmissibilityCheck.Code.values()),
                    checks.stream().map(AdmissibilityCheck::code).toList());
        }
    }
}
