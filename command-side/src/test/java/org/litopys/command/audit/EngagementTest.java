package org.litopys.command.audit;

import static org.litopys.command.Staff.AUDITOR;
import static org.litopys.command.Staff.MANAGER;
import static org.litopys.command.Staff.by;
import static org.litopys.command.Staff.decidedBy;
import static org.litopys.command.audit.SampleEngagement.CODE;
import static org.litopys.command.audit.SampleEngagement.FROM;
import static org.litopys.command.audit.SampleEngagement.ID;
import static org.litopys.command.audit.SampleEngagement.TO;
import static org.litopys.command.audit.SampleEngagement.find;
import static org.litopys.command.audit.SampleEngagement.found;
import static org.litopys.command.audit.SampleEngagement.open;
import static org.litopys.command.audit.SampleEngagement.opened;
import static org.litopys.events.audit.AuditScope.APPLICATIONS;
import static org.litopys.events.audit.AuditScope.CONTRACTS;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.litopys.command.RecordFixture;
import org.litopys.command.Rule;
import org.litopys.command.Samples;
import org.litopys.command.Staff;
import org.litopys.command.audit.EngagementCommand.AnswerFinding;
import org.litopys.command.audit.EngagementCommand.CloseEngagement;
import org.litopys.command.audit.EngagementCommand.CloseFinding;
import org.litopys.command.audit.EngagementCommand.DrawSample;
import org.litopys.command.audit.EngagementCommand.OpenEngagement;
import org.litopys.command.audit.EngagementCommand.RecordEvidenceExport;
import org.litopys.events.Actor;
import org.litopys.events.Role;
import org.litopys.events.audit.EngagementEvent.EngagementClosed;
import org.litopys.events.audit.EngagementEvent.EvidenceExported;
import org.litopys.events.audit.EngagementEvent.FindingAnswered;
import org.litopys.events.audit.EngagementEvent.FindingClosed;
import org.litopys.events.audit.EngagementEvent.SampleDrawn;
import org.litopys.events.audit.FindingConclusion;
import org.litopys.events.audit.SampleMethod;
import org.litopys.events.audit.Sampling;

class EngagementTest {
    private static final Actor SECOND_AUDITOR = Staff.person("AU-02", Role.AUDITOR);
    private static final Actor OTHER_AUDITOR = Staff.person("AU-03", Role.AUDITOR);
    private final RecordFixture<Engagement> blank =
            RecordFixture.of(Engagement.class).with(SampleEngagement.ledger());
    private final RecordFixture<Engagement> engagement =
            RecordFixture.of(Engagement.class)
                    .with(SampleEngagement.ledger())
                    .given(AUDITOR, opened(CONTRACTS));

    @Test
    void an_auditor_opens_an_engagement_as_of_the_newest_event() {
        blank.when(open(CODE, APPLICATIONS, null), by(AUDITOR)).thenEvents(opened(APPLICATIONS));
    }

    @Test
    void nobody_else_does() {
        blank.when(open(CODE, APPLICATIONS, null), by(MANAGER))
                .thenRefused(Rule.ROLE_MISSING, "", "PM-01", "AUDITOR");
    }

    @Test
    void it_looks_at_nothing_that_is_not_in_the_ledger_yet() {
        blank.when(open(CODE, APPLICATIONS, 101L), by(AUDITOR))
                .thenRefused(Rule.AS_OF_IN_FUTURE, "/data/asOf", 101, 100);
        blank.when(open(CODE, APPLICATIONS, 100L), by(AUDITOR)).thenEvents(opened(APPLICATIONS));
    }

    @Test
    void its_period_ends_after_it_begins() {
        blank.when(
                        new OpenEngagement(CODE, "x", APPLICATIONS, TO, FROM, null, Set.of()),
                        by(AUDITOR))
                .thenRefused(Rule.DATES_REVERSED, "/data/periodTo", TO, FROM);
    }

    // Samples

    @Test
    void the_program_draws_the_sample_from_the_seed() {
        engagement
                .when(new DrawSample(ID, SampleMethod.RANDOM, "7 12 23", 1), by(AUDITOR))
                .thenEvents(
                        new SampleDrawn(
                                ID,
                                SampleMethod.RANDOM,
                                "7 12 23",
                                1,
                                2,
                                Sampling.hash(SampleEngagement.POPULATION),
                                List.of("CON-2026-000001")));
    }

    @Test
    void contracts_are_drawn_by_their_money_too() {
        engagement
                .when(new DrawSample(ID, SampleMethod.MONETARY_UNIT, "7 12 23", 2), by(AUDITOR))
                .thenEvents(
                        new SampleDrawn(
                                ID,
                                SampleMethod.MONETARY_UNIT,
                                "7 12 23",
                                2,
                                2,
                                Sampling.hash(SampleEngagement.POPULATION),
                                Sampling.draw(
                                        SampleMethod.MONETARY_UNIT,
                                        "7 12 23",
                                        2,
                                        SampleEngagement.POPULATION)));
    }

    @Test
    void applications_have_no_value_to_be_drawn_by() {
        blank.given(AUDITOR, opened(APPLICATIONS))
                .when(new DrawSample(ID, SampleMethod.MONETARY_UNIT, "7", 1), by(AUDITOR))
                .thenRefused(Rule.SAMPLE_WITHOUT_VALUES, "/data/method", APPLICATIONS, CONTRACTS);
    }

    @Test
    void a_sample_is_no_larger_than_what_it_is_drawn_from() {
        engagement
                .when(new DrawSample(ID, SampleMethod.RANDOM, "7", 3), by(AUDITOR))
                .thenRefused(Rule.SAMPLE_EXCEEDS_POPULATION, "/data/size", 3, 2);
    }

    // Findings

    @Test
    void findings_are_numbered_and_their_answer_is_due_in_twenty_working_days() {
        engagement.when(find(ID), by(AUDITOR)).thenEvents(found(1));
        engagement.given(AUDITOR, found(1)).when(find(ID), by(SECOND_AUDITOR)).thenEvents(found(2));
    }

    @Test
    void an_auditor_who_is_not_of_the_team_changes_nothing() {
        engagement
                .when(find(ID), by(OTHER_AUDITOR))
                .thenRefused(
                        Rule.ENGAGEMENT_OF_ANOTHER, "", List.of("AU-03"), opened(CONTRACTS).team());
        engagement
                .when(new DrawSample(ID, SampleMethod.RANDOM, "7", 1), by(OTHER_AUDITOR))
                .thenRefusedBy("engagement-of-another");
        engagement
                .when(new RecordEvidenceExport(ID, Samples.HASH), by(OTHER_AUDITOR))
                .thenRefusedBy("engagement-of-another");
        engagement
                .when(new CloseEngagement(ID), by(OTHER_AUDITOR))
                .thenRefusedBy("engagement-of-another");
        engagement
                .given(AUDITOR, found(1))
                .when(
                        new CloseFinding(ID, 1, FindingConclusion.NOT_UPHELD),
                        decidedBy(OTHER_AUDITOR))
                .thenRefusedBy("engagement-of-another");
    }

    @Test
    void an_officer_answers_a_finding_once() {
        engagement
                .given(AUDITOR, found(1))
                .when(new AnswerFinding(ID, 1, "Filed again."), by(MANAGER))
                .thenEvents(new FindingAnswered(ID, 1, "Filed again."));
        engagement
                .given(MANAGER, new FindingAnswered(ID, 1, "Filed again."))
                .when(new AnswerFinding(ID, 1, "Once more."), by(Staff.LEGAL))
                .thenRefused(Rule.FINDING_NOT_RECORDED, "/data/finding", 1, "ANSWERED");
    }

    @Test
    void an_auditor_has_no_role_that_answers() {
        engagement
                .given(AUDITOR, found(1))
                .when(new AnswerFinding(ID, 1, "Filed again."), by(SECOND_AUDITOR))
                .thenRefusedBy("role-missing");
    }

    @Test
    void a_finding_that_was_not_recorded_is_unknown() {
        engagement
                .given(AUDITOR, found(1))
                .when(new AnswerFinding(ID, 2, "Which?"), by(MANAGER))
                .thenRefused(Rule.UNKNOWN_FINDING, "/data/finding", 2, 1);
    }

    @Test
    void the_team_closes_a_finding_once_answered_or_not() {
        CloseFinding close = new CloseFinding(ID, 1, FindingConclusion.RISK_ACCEPTED);
        FindingClosed closed = new FindingClosed(ID, 1, FindingConclusion.RISK_ACCEPTED);

        engagement.given(AUDITOR, found(1)).when(close, decidedBy(AUDITOR)).thenEvents(closed);
        engagement
                .given(AUDITOR, closed)
                .when(close, decidedBy(AUDITOR))
                .thenRefused(Rule.FINDING_CLOSED, "/data/finding", 1);
    }

    // End

    @Test
    void the_hash_of_exported_evidence_is_kept() {
        engagement
                .when(new RecordEvidenceExport(ID, Samples.HASH), by(AUDITOR))
                .thenEvents(new EvidenceExported(ID, Samples.HASH));
    }

    @Test
    void it_ends_when_its_findings_are_closed() {
        engagement.when(new CloseEngagement(ID), by(AUDITOR)).thenEvents(new EngagementClosed(ID));
        engagement
                .given(AUDITOR, found(1), found(2))
                .given(AUDITOR, new FindingClosed(ID, 1, FindingConclusion.REMEDIED))
                .when(new CloseEngagement(ID), by(AUDITOR))
                .thenRefused(Rule.FINDINGS_OPEN, "", List.of(2));
    }

    @Test
    void afterwards_nothing_more_happens_to_it() {
        engagement
                .given(AUDITOR, new EngagementClosed(ID))
                .when(find(ID), by(AUDITOR))
                .thenRefused(Rule.RECORD_FINISHED, "", "record-finding", "CLOSED");
    }
}
