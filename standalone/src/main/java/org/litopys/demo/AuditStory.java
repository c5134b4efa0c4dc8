package org.litopys.demo;

import java.time.Duration;
import java.util.Set;
import org.litopys.command.Rule;
import org.litopys.command.audit.EngagementCommand.AnswerFinding;
import org.litopys.command.audit.EngagementCommand.CloseEngagement;
import org.litopys.command.audit.EngagementCommand.CloseFinding;
import org.litopys.command.audit.EngagementCommand.DrawSample;
import org.litopys.command.audit.EngagementCommand.OpenEngagement;
import org.litopys.command.audit.EngagementCommand.RecordEvidenceExport;
import org.litopys.command.audit.EngagementCommand.RecordFinding;
import org.litopys.events.Role;
import org.litopys.events.audit.AuditScope;
import org.litopys.events.audit.EngagementId;
import org.litopys.events.audit.FindingConclusion;
import org.litopys.events.audit.FindingSeverity;
import org.litopys.events.audit.SampleMethod;

/** One audit engagement after the first year: a sample, two findings, evidence. */
final class AuditStory {
    private static final String CODE = "AUDIT-1";
    private static final EngagementId ID = EngagementId.ofCode(CODE);
    private static final int SAMPLE = 25;

    private final Office office;
    private final Chance chance;

    AuditStory(Office office) {
        this.office = office;
        chance = office.chance("audit", 0);
    }

    void begin() {
        office.agenda.at(
                Agenda.officeMoment(office.start().plus(Duration.ofDays(400)), chance), this::open);
    }

    private void open() {
        office.desk.send(
                Staff.AUDITOR,
                new OpenEngagement(
                        CODE,
                        "Intake and decisions of the first year",
                        AuditScope.APPLICATIONS,
                        Agenda.dateOf(office.start()),
                        office.agenda.today(),
                        null,
                        Set.of()));
        int size = Math.min(SAMPLE, office.drafted());
        if (size > 0) {
            office.desk.send(
                    Staff.AUDITOR,
                    new DrawSample(ID, SampleMethod.RANDOM, "3 17 22 29 36 44", size),
                    Note.because("Seed: the numbers of the public draw of that week."));
        }
        later(20, this::find);
    }

    private void later(int days, Runnable step) {
        office.agenda.inOffice(chance.about(days, 0.3), chance, step);
    }

    private void find() {
        RecordFinding first =
                new RecordFinding(
                        ID,
                        FindingSeverity.MEDIUM,
                        "For some decisions the minutes are not filed with the decision.",
                        null);
        office.desk.mistake(Rule.ENGAGEMENT_OF_ANOTHER, Staff.VISITING_AUDITOR, first, Note.NONE);
        office.desk.send(Staff.AUDITOR, first, Note.with(office.desk.document("audit/1")));
        office.desk.send(
                Staff.AUDITOR,
                new RecordFinding(
                        ID,
                        FindingSeverity.LOW,
                        "Meetings are written down several days after they were held.",
                        null));
        office.desk.forbidden(
                "auditor-may-not-answer-finding",
                Staff.standingIn(Staff.AUDITOR, Role.PROGRAMME_MANAGER),
                new AnswerFinding(ID, 1, "The minutes are being filed."),
                Note.NONE);
        later(15, this::answer);
    }

    private void answer() {
        office.desk.send(
                Staff.PROGRAMME_MANAGER,
                new AnswerFinding(ID, 1, "The minutes were filed; a checklist was introduced."),
                Note.with(office.desk.document("audit/1/answer")));
        office.desk.send(
                Staff.PROGRAMME_MANAGER,
                new AnswerFinding(ID, 2, "The delay is accepted for meetings abroad."));
        later(10, this::close);
    }

    private void close() {
        office.desk.mistake(Rule.FINDINGS_OPEN, Staff.AUDITOR, new CloseEngagement(ID), Note.NONE);
        office.desk.send(
                Staff.AUDITOR,
                new CloseFinding(ID, 1, FindingConclusion.REMEDIED),
                Note.because("The checklist was seen in use."));
        office.desk.send(
                Staff.AUDITOR,
                new CloseFinding(ID, 2, FindingConclusion.RISK_ACCEPTED),
                Note.because("The office accepts the risk; it is small."));
        office.desk.send(
                Staff.AUDITOR, new RecordEvidenceExport(ID, office.desk.hash("audit/1/bundle")));
        office.desk.send(Staff.AUDITOR, new CloseEngagement(ID));
    }
}
