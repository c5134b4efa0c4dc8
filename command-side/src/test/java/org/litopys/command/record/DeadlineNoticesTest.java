package org.litopys.command.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.litopys.command.Samples.assess;
import static org.litopys.command.Samples.drafted;
import static org.litopys.command.Samples.openOffice;
import static org.litopys.command.Samples.submit;
import static org.litopys.command.Staff.AUTHORISING;
import static org.litopys.command.Staff.COMPLIANCE;
import static org.litopys.command.Staff.INTAKE;
import static org.litopys.command.Staff.LEGAL;
import static org.litopys.command.Staff.PORTAL;
import static org.litopys.command.Staff.PROCESS;
import static org.litopys.command.Staff.by;
import static org.litopys.command.Staff.decidedBy;
import static org.litopys.command.Staff.withAllRoles;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.litopys.command.CommandSide;
import org.litopys.command.Receipt;
import org.litopys.command.Refused;
import org.litopys.command.application.ApplicationCommand.ProvideInformation;
import org.litopys.command.application.ApplicationCommand.RequestInformation;
import org.litopys.command.application.ApplicationCommand.StartScreening;
import org.litopys.command.record.RecordCommand.ApproveReversal;
import org.litopys.command.record.RecordCommand.RecordMissedDeadline;
import org.litopys.command.record.RecordCommand.RemindOfDeadline;
import org.litopys.events.Actor;
import org.litopys.events.Deadline;
import org.litopys.events.RecordType;
import org.litopys.events.Role;
import org.litopys.events.application.ApplicationId;
import org.litopys.events.record.RequestId;
import org.litopys.events.record.Subject;
import org.litopys.eventstore.Ledger;
import org.litopys.eventstore.StoredEvent;
import tools.jackson.databind.json.JsonMapper;

@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeadlineNoticesTest {
    @SuppressWarnings("NullAway.Init")
    private CommandSide office;

    @SuppressWarnings("NullAway.Init")
    private ApplicationId application;

    @SuppressWarnings("NullAway.Init")
    private Instant due;

    @BeforeAll
    void open() {
        office = CommandSide.startWithProcesses();
        openOffice(office, "1000000");
    }

    @AfterAll
    void close() {
        office.close();
    }

    @BeforeEach
    void hand_in() {
        application = drafted(office);
        office.send(submit(application, "1000"), by(PORTAL));
        Awaitility.await() // the ledger confirms it and asks before a test moves the clock
                .atMost(Duration.ofSeconds(40))
                .until(() -> {
                    office.clock.advance(Duration.ofSeconds(1)); // by it the program looks again
                    return office.eventsOf(application)
                            .containsAll(List.of("ReceiptAcknowledged", "PartnerChecksRequested"));
                });
        StoredEvent submitted =
                office.bean(Ledger.class).readAggregate(application.toString(), 1).getFirst();
        due =
                Instant.parse(
                        JsonMapper.shared()
                                .readTree(submitted.payload())
                                .get("eligibilityDueAt")
                                .stringValue());
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
                due);
    }

    @Test
    void an_application_that_nobody_assesses_is_reminded_of_and_then_its_deadline_is_missed() {
        for (Instant moment :
                new Instant[] {due.minus(Duration.ofDays(3)), due.minus(Duration.ofDays(1)), due}) {
            int before = office.eventsOf(application).size();
            office.clock.set(moment);
            Awaitility.await()
                    .atMost(Duration.ofSeconds(40))
                    .until(() -> {
                        office.clock.advance(Duration.ofSeconds(1));
                        return office.eventsOf(application).size() > before;
                    });
        }

        assertThat(office.eventsOf(application))
                .hasSize(7) // with the receipt and the request for checks, whichever came first
                .endsWith("DeadlineReminded", "DeadlineReminded", "DeadlineMissed");
        Receipt late = office.send(assess(application, true), decidedBy(COMPLIANCE));
        assertThat(late.version()).isEqualTo(8);
    }

    @Test
    void nothing_is_said_of_a_deadline_that_was_kept() {
        office.send(assess(application, true), decidedBy(COMPLIANCE));

        assertThatThrownBy(() -> office.send(remind(due), by(PROCESS)))
                .isInstanceOf(Refused.class)
                .hasMessageStartingWith("deadline-not-running");
    }

    @Test
    void nor_of_one_that_was_moved() {
        assertThatThrownBy(() -> office.send(remind(due.plusSeconds(1)), by(PROCESS)))
                .hasMessageStartingWith("deadline-not-running");
    }

    @Test
    void a_deadline_runs_again_where_the_decision_that_ended_it_was_reversed() {
        Subject subject = Subject.of(RecordType.APPLICATION, application);
        office.send(assess(application, false), decidedBy(COMPLIANCE));
        RequestId request =
                SampleActs.reversalRequested(office, subject, "EligibilityAssessed", LEGAL);
        office.send(new ApproveReversal(subject, request), decidedBy(AUTHORISING));

        office.send(remind(due), by(PROCESS));

        assertThat(office.eventsOf(application)).endsWith("DecisionReversed", "DeadlineReminded");
    }

    /** Late already when the clock stands still, it goes on with the date that was missed. */
    @Test
    void what_was_missed_before_the_clock_stood_still_is_not_missed_again() {
        office.send(new StartScreening(application), by(INTAKE));
        office.clock.set(due);
        Awaitility.await()
                .atMost(Duration.ofSeconds(40))
                .until(() -> {
                    office.clock.advance(Duration.ofSeconds(1));
                    return office.eventsOf(application).contains("DeadlineMissed");
                });
        office.send(
                new RequestInformation(application, List.of("audited accounts")),
                decidedBy(INTAKE));
        office.send(new ProvideInformation(application, "ab".repeat(32)), by(PORTAL));

        assertThatThrownBy(() -> office.send(missed(), by(PROCESS)))
                .hasMessageStartingWith("deadline-already-missed");
    }

    @Test
    void a_deadline_is_not_missed_before_it_is_reached() {
        office.clock.set(due.minusMillis(1));

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

        assertThatThrownBy(() -> office.send(remind(due), by(somebody)))
                .hasMessageStartingWith("ledger-only");
    }
}
