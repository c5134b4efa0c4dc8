package org.litopys.command.record;

import static org.litopys.command.Rule.DEADLINE_ALREADY_MISSED;
import static org.litopys.command.Rule.DEADLINE_NOT_REACHED;
import static org.litopys.command.Rule.DEADLINE_NOT_RUNNING;

import java.time.Instant;
import java.util.Objects;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.litopys.command.Deadlines;
import org.litopys.command.RecordRepositories;
import org.litopys.command.Refused;
import org.litopys.command.record.RecordCommand.RecordMissedDeadline;
import org.litopys.command.record.RecordCommand.RemindOfDeadline;
import org.litopys.events.Deadline;
import org.litopys.events.DeadlineChange.Started;
import org.litopys.events.record.RecordEvent;
import org.litopys.events.record.RecordEvent.DeadlineMissed;
import org.litopys.events.record.RecordEvent.DeadlineReminded;
import org.litopys.events.record.Subject;
import org.springframework.stereotype.Component;

/**
 * Reminders and missed deadlines, recorded only while the record still waits for what is due. A
 * clock that goes on with a date that was missed before it stood still does not miss it again.
 */
@Component
class DeadlineNotices {
    private final RecordRepositories records;
    private final EventStore events;
    private final Deadlines deadlines;

    DeadlineNotices(RecordRepositories records, EventStore events, Deadlines deadlines) {
        this.records = records;
        this.events = events;
        this.deadlines = deadlines;
    }

    @CommandHandler
    void decide(RemindOfDeadline command) {
        apply(
                command.deadline(),
                command.which(),
                command.dueAt(),
                new DeadlineReminded(
                        command.subject(),
                        command.deadline(),
                        command.which(),
                        command.share(),
                        command.dueAt()));
    }

    @CommandHandler
    void decide(RecordMissedDeadline command) {
        if (deadlines.now().isBefore(command.dueAt())) {
            throw Refused.by(
                    DEADLINE_NOT_REACHED,
                    "/data/dueAt",
                    command.deadline(),
                    command.dueAt(),
                    deadlines.now());
        }
        DeadlineMissed missed =
                new DeadlineMissed(
                        command.subject(), command.deadline(), command.which(), command.dueAt());
        records.lock(command.subject());
        if (History.of(command.subject(), events).holds(missed)) {
            throw Refused.by(
                    DEADLINE_ALREADY_MISSED,
                    "",
                    command.subject(),
                    command.deadline(),
                    command.dueAt());
        }
        apply(command.deadline(), command.which(), command.dueAt(), missed);
    }

    private void apply(
            Deadline deadline, @Nullable String which, Instant dueAt, RecordEvent event) {
        Subject subject = event.subject();
        records.load(subject)
                .execute(record -> {
                    if (record.deadlines().stream()
                            .noneMatch(one -> isMeant(one, deadline, which, dueAt))) {
                        throw Refused.by(DEADLINE_NOT_RUNNING, "", subject, deadline, dueAt);
                    }
                    record.apply(event);
                });
    }

    private static boolean isMeant(
            Started running, Deadline deadline, @Nullable String which, Instant dueAt) {
        return running.deadline() == deadline
                && Objects.equals(running.which(), which)
                && running.dueAt().equals(dueAt);
    }
}
