package org.litopys.command.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.litopys.command.Samples.assess;
import static org.litopys.command.Samples.drafted;
import static org.litopys.command.Samples.openOffice;
import static org.litopys.command.Samples.submit;
import static org.litopys.command.Staff.COMPLIANCE;
import static org.litopys.command.Staff.PORTAL;
import static org.litopys.command.Staff.PROCESS;
import static org.litopys.command.Staff.by;
import static org.litopys.command.Staff.withAllRoles;

import java.time.Duration;
import java.time.Instant;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.litopys.command.CommandSide;
import org.litopys.command.Receipt;
import org.litopys.command.Refused;
import org.litopys.command.Samples;
import org.litopys.command.record.RecordCommand.RecordMissedDeadline;
import org.litopys.command.record.RecordCommand.RemindOfDeadline;
import org.litopys.events.Actor;
import org.litopys.events.Deadline;
import org.litopys.events.RecordType;
import org.litopys.events.Role;
import org.litopys.events.application.ApplicationId;
import org.litopys.events.record.Subject;

@Timeout(120)
class DeadlineNoticesTest {
    /** Five working days after {@link Samples#NOW}. */
    private static final Instant DUE = Instant.parse("2026-03-10T16:00:00Z");

    @SuppressWarnings("NullAway.Init")
    private CommandSide office;

    @SuppressWarnings("NullAway.Init")
    private ApplicationId application;

    @BeforeEach
    void hand_in() {
        office = CommandSide.start();
        openOffice(office, "1000000");
        application = drafted(office);
        office.send(submit(application, "1000"), by(PORTAL));
    }

    @AfterEach
    void stop() {
        office.close();
    }

    private RemindOfDeadline remind(Instant dueAt) {
        return new RemindOfDeadline(
                Subject.of(RecordType.APPLICATION, application),
                Deadline.ASSESS_ELIGIBILITY,
                null,
                50,
                dueAt);
    }

    private RecordMissedDeadline missed() {
        return new RecordMissedDeadline(
                Subject.of(RecordType.APPLICATION, application),
                Deadline.ASSESS_ELIGIBILITY,
                null,
                DUE);
    }

    @Test
    void an_application_that_nobody_assesses_is_reminded_of_and_then_its_deadline_is_missed() {
        for (Instant moment :
                new Instant[] {DUE.minus(Duration.ofDays(3)), DUE.minus(Duration.ofDays(1)), DUE}) {
            int before = office.eventsOf(application).size();
            office.clock.set(moment);
            Awaitility.await().atMost(Duration.ofSeconds(40)).until(() -> office.eventsOf(application).size() > before);
        }

        assertThat(office.eventsOf(application))
                .containsExactly(
                        "ApplicationDrafted",
                        "ApplicationSubmitted",
                        "DeadlineReminded",
                        "DeadlineReminded",
                        "DeadlineMissed");
        Receipt late = office.send(assess(application, true), by(COMPLIANCE));
        assertThat(late.version()).isEqualTo(6);
    }

    @Test
    void nothing_is_said_of_a_deadline_that_was_kept() {
        office.send(assess(application, true), by(COMPLIANCE));

        assertThatThrownBy(() -> office.send(remind(DUE), by(PROCESS)))
                .isInstanceOf(Refused.class)
                .hasMessageStartingWith("deadline-not-running");
    }

    @Test
    void nor_of_one_that_was_moved() {
        assertThatThrownBy(() -> office.send(remind(DUE.plusSeconds(1)), by(PROCESS)))
                .hasMessageStartingWith("deadline-not-running");
    }

    @Test
    void a_deadline_is_not_missed_before_it_is_reached() {
        office.clock.set(DUE.minusMillis(1));

        assertThatThrownBy(() -> office.send(missed(), by(PROCESS)))
                .hasMessageStartingWith("deadline-not-reached");
    }

    @Test
    void nobody_but_the_ledger_says_so() {
        Actor somebody =
                new Actor(
                        "PM-01",
                        Actor.Type.APP_USER,
                        withAllRoles("PM-01").roles().stream()
                                .filter(role -> role != Role.PROCESS)
                                .collect(java.util.stream.Collectors.toSet()));

        assertThatThrownBy(() -> office.send(remind(DUE), by(somebody)))
                .hasMessageStartingWith("role-missing");
    }
}
