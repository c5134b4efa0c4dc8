package org.litopys.query.record;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.litopys.events.Role;
import org.litopys.events.audit.AuditScope;
import org.litopys.events.audit.EngagementEvent;
import org.litopys.events.audit.EngagementEvent.EngagementClosed;
import org.litopys.events.audit.EngagementEvent.EngagementOpened;
import org.litopys.events.audit.EngagementEvent.EvidenceExported;
import org.litopys.events.audit.EngagementEvent.FindingAnswered;
import org.litopys.events.audit.EngagementEvent.FindingClosed;
import org.litopys.events.audit.EngagementEvent.FindingRecorded;
import org.litopys.events.audit.EngagementEvent.SampleDrawn;
import org.litopys.events.audit.EngagementId;
import org.litopys.events.audit.EngagementStatus;
import org.litopys.events.audit.FindingConclusion;
import org.litopys.events.audit.FindingSeverity;
import org.litopys.events.audit.SampleMethod;
import org.litopys.query.record.EngagementState.Export;
import org.litopys.query.record.EngagementState.Finding;
import org.litopys.query.record.EngagementState.Sample;

class EngagementStateTest {
    private static final EngagementId ID = EngagementId.ofCode("AUDIT-1");
    private static final Instant DUE = Instant.parse("2026-03-31T15:00:00Z");
    private static final String HASH = "ab".repeat(32);

    private @Nullable EngagementState state;
    private long version;

    @BeforeEach
    void is_opened() {
        happens(
                new EngagementOpened(
                        ID,
                        "AUDIT-1",
                        "Decisions",
                        AuditScope.CONTRACTS,
                        LocalDate.of(2026, 1, 1),
                        LocalDate.of(2026, 12, 31),
                        100,
                        Set.of("AU-02", "AU-01")));
    }

    private void happens(EngagementEvent... events) {
        for (EngagementEvent event : events) {
            state = EngagementState.apply(state, event, ApplicationStateTest.stamp(++version));
        }
    }

    private EngagementState now() {
        return requireNonNull(state);
    }

    private static FindingRecorded found(int number, String text) {
        return new FindingRecorded(ID, number, FindingSeverity.LOW, text, null, DUE);
    }

    @Test
    void a_sample_is_kept_with_all_that_it_takes_to_draw_it_again() {
        happens(
                new SampleDrawn(
                        ID,
                        SampleMethod.MONETARY_UNIT,
                        "7 12",
                        2,
                        30,
                        HASH,
                        List.of("CON-2026-000002")));

        assertThat(now().team()).containsExactly("AU-01", "AU-02");
        assertThat(now().samples())
                .containsExactly(
                        new Sample(
                                SampleMethod.MONETARY_UNIT,
                                "7 12",
                                2,
                                30,
                                HASH,
                                List.of("CON-2026-000002")));
    }

    @Test
    void each_finding_has_its_own_answer_and_conclusion() {
        happens(
                found(1, "first"),
                found(2, "second"),
                new FindingAnswered(ID, 2, "mended"),
                new FindingClosed(ID, 2, FindingConclusion.REMEDIED),
                new FindingClosed(ID, 1, FindingConclusion.NOT_UPHELD));

        assertThat(now().findings())
                .containsExactly(
                        new Finding(
                                FindingSeverity.LOW,
                                "first",
                                null,
                                ApplicationStateTest.stamp(2).occurredAt(),
                                DUE,
                                null,
                                null,
                                FindingConclusion.NOT_UPHELD),
                        new Finding(
                                FindingSeverity.LOW,
                                "second",
                                null,
                                ApplicationStateTest.stamp(3).occurredAt(),
                                DUE,
                                "mended",
                                "CO-01",
                                FindingConclusion.REMEDIED));
        assertThat(now().status()).isEqualTo(EngagementStatus.OPEN);
        assertThat(now().due()).isNull();
    }

    @Test
    void it_waits_for_the_answers_to_its_findings() {
        happens(found(1, "first"), found(2, "second"), new FindingAnswered(ID, 1, "mended"));

        assertThat(now().due())
                .isEqualTo(
                        new Due(
                                Due.Step.ANSWER_FINDING,
                                Role.PROGRAMME_MANAGER,
                                null,
                                DUE,
                                ApplicationStateTest.stamp(3).occurredAt()));
        happens(new FindingAnswered(ID, 2, "mended too"));
        assertThat(now().due()).isNull();
    }

    @Test
    void it_ends_with_what_was_exported() {
        happens(new EvidenceExported(ID, HASH), new EngagementClosed(ID));

        assertThat(now().exports()).containsExactly(new Export(HASH, "CO-01"));
        assertThat(now().status()).isEqualTo(EngagementStatus.CLOSED);
        assertThat(now().statusSince()).isEqualTo(ApplicationStateTest.stamp(3).occurredAt());
    }
}
