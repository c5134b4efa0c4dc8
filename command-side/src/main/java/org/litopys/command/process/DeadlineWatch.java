package org.litopys.command.process;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.litopys.command.LedgerCommand;
import org.litopys.command.record.RecordCommand.RecordMissedDeadline;
import org.litopys.command.record.RecordCommand.RemindOfDeadline;
import org.litopys.events.Deadline;
import org.litopys.events.DeadlineChange;
import org.litopys.events.DeadlineChange.Ended;
import org.litopys.events.DeadlineChange.Started;
import org.litopys.events.LedgerEvent;
import org.litopys.events.RecordType;
import org.litopys.events.application.ApplicationEvent;
import org.litopys.events.audit.EngagementEvent;
import org.litopys.events.call.CallEvent;
import org.litopys.events.contract.ContractEvent;
import org.litopys.events.introduction.IntroductionEvent;
import org.litopys.events.organisation.OrganisationEvent;
import org.litopys.events.pilot.PilotEvent;
import org.litopys.events.programme.ProgrammeEvent;
import org.litopys.events.record.RecordEvent;
import org.litopys.events.record.RecordEvent.DeadlineMissed;
import org.litopys.events.record.RecordEvent.DeadlineReminded;
import org.litopys.events.record.Subject;

/**
 * No deadline passes unnoticed: there is a reminder when parts of the time have passed, and when
 * all of it has, the record says so. Which events start and end a deadline they declare themselves
 * ({@link org.litopys.events.DueDate}, {@link org.litopys.events.EndsDeadlines}).
 */
final class DeadlineWatch implements LedgerProcess {
    /** At which parts of the time there is a reminder, in percent. */
    private static final List<Integer> REMINDER_SHARES = List.of(50, 80);

    private static final String END = "end";

    @Override
    public String name() {
        return "deadline-watch";
    }

    @Override
    public Set<Class<? extends LedgerCommand>> sends() {
        return Set.of(RemindOfDeadline.class, RecordMissedDeadline.class);
    }

    @Override
    public void on(LedgerEvent event, Instant recordedAt, Schedule schedule) {
        switch (event) {
            // What was done is not planned any more: the ledger may be read again.
            case DeadlineReminded done ->
                    schedule.cancel(
                            done.subject(),
                            step(done.deadline(), done.which()) + "/" + done.share());
            case DeadlineMissed done ->
                    schedule.cancel(
                            done.subject(), step(done.deadline(), done.which()) + "/" + END);
            default -> {
                for (DeadlineChange change : DeadlineChange.of(event)) {
                    switch (change) {
                        case Ended ended -> end(ended, schedule);
                        case Started started -> start(started, typeOf(event), recordedAt, schedule);
                    }
                }
            }
        }
    }

    private static void end(Ended ended, Schedule schedule) {
        Deadline deadline = ended.deadline();
        if (deadline == null) {
            schedule.cancelAll(ended.record());
        } else {
            schedule.cancel(ended.record(), step(deadline, ended.which()));
        }
    }

    private static void start(
            Started started, RecordType type, Instant recordedAt, Schedule schedule) {
        Subject subject = Subject.of(type, started.record());
        String step = step(started.deadline(), started.which());
        Instant dueAt = started.dueAt();
        schedule.cancel(subject, step);
        Duration time = Duration.between(recordedAt, dueAt);
        for (int share : REMINDER_SHARES) {
            if (time.isPositive()) {
                schedule.between(
                        recordedAt.plus(time.multipliedBy(share).dividedBy(100)),
                        dueAt,
                        step + "/" + share,
                        new RemindOfDeadline(
                                subject, started.deadline(), started.which(), share, dueAt));
            }
        }
        schedule.at(
                dueAt,
                step + "/" + END,
                new RecordMissedDeadline(subject, started.deadline(), started.which(), dueAt));
    }

    private static String step(Deadline deadline, @Nullable String which) {
        String name = deadline.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return which == null ? name : name + "/" + URLEncoder.encode(which, StandardCharsets.UTF_8);
    }

    private static RecordType typeOf(LedgerEvent event) {
        return switch (event) {
            case ProgrammeEvent _ -> RecordType.PROGRAMME;
            case CallEvent _ -> RecordType.CALL;
            case OrganisationEvent _ -> RecordType.ORGANISATION;
            case ApplicationEvent _ -> RecordType.APPLICATION;
            case IntroductionEvent _ -> RecordType.INTRODUCTION;
            case PilotEvent _ -> RecordType.PILOT;
            case ContractEvent _ -> RecordType.CONTRACT;
            case EngagementEvent _ -> RecordType.ENGAGEMENT;
            case RecordEvent any -> any.subject().type();
            default -> throw new IllegalArgumentException("of no kind of record: " + event);
        };
    }
}
