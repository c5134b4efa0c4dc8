package org.litopys.query;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.litopys.events.LedgerEvent;
import org.litopys.events.LocalizedText;
import org.litopys.events.Role;
import org.litopys.events.TechnologyArea;
import org.litopys.events.access.InterestLevel;
import org.litopys.events.access.PersonEvent.DelegationEnded;
import org.litopys.events.access.PersonEvent.DelegationGiven;
import org.litopys.events.access.PersonEvent.InterestDeclared;
import org.litopys.events.access.PersonEvent.InterestWithdrawn;
import org.litopys.events.access.PersonEvent.PersonEntered;
import org.litopys.events.access.PersonEvent.RoleGranted;
import org.litopys.events.access.PersonEvent.RoleRevoked;
import org.litopys.events.access.PersonId;
import org.litopys.events.audit.AuditScope;
import org.litopys.events.audit.EngagementEvent.EngagementClosed;
import org.litopys.events.audit.EngagementEvent.EngagementOpened;
import org.litopys.events.audit.EngagementEvent.EvidenceExported;
import org.litopys.events.audit.EngagementEvent.FindingAnswered;
import org.litopys.events.audit.EngagementEvent.FindingClosed;
import org.litopys.events.audit.EngagementEvent.FindingRecorded;
import org.litopys.events.audit.EngagementEvent.SampleDrawn;
import org.litopys.events.audit.EngagementId;
import org.litopys.events.audit.FindingConclusion;
import org.litopys.events.audit.FindingSeverity;
import org.litopys.events.audit.SampleMethod;
import org.litopys.events.need.NeedCloseReason;
import org.litopys.events.need.NeedEvent.NeedClosed;
import org.litopys.events.need.NeedEvent.NeedMatched;
import org.litopys.events.need.NeedEvent.NeedMet;
import org.litopys.events.need.NeedEvent.NeedPrioritised;
import org.litopys.events.need.NeedEvent.NeedRegistered;
import org.litopys.events.need.NeedId;
import org.litopys.events.need.NeedPriority;
import org.litopys.events.organisation.OrganisationId;
import org.litopys.events.pilot.PilotEvent.PilotProposed;

/** Who may act in the invented office, what end users need, and what auditors look at. */
final class GeneratedAuthority {
    static final PersonId OFFICER = PersonId.ofPseudonym("CO-02");
    static final NeedId NEED = NeedId.ofCode("NEED-1");
    static final EngagementId ENGAGEMENT = EngagementId.ofCode("AUDIT-1");

    private static final LocalDate FIRST = LocalDate.of(2026, 7, 1);
    private static final LocalDate LAST = LocalDate.of(2026, 7, 31);

    private final GeneratedActs acts;
    private final OrganisationId organisation;

    GeneratedAuthority(GeneratedActs acts, OrganisationId organisation) {
        this.acts = acts;
        this.organisation = organisation;
    }

    List<GeneratedOffice.Act> people() {
        return List.of(
                officer("entered", new PersonEntered(OFFICER, "CO-02")),
                officer("until the end", new RoleGranted(OFFICER, Role.COMPLIANCE_OFFICER, LAST)),
                officer("for a while", new RoleGranted(OFFICER, Role.RAPPORTEUR, null)),
                officer("longer", new RoleGranted(OFFICER, Role.COMPLIANCE_OFFICER, null)),
                officer("enough", new RoleRevoked(OFFICER, Role.RAPPORTEUR)),
                officer(
                        "leave",
                        new DelegationGiven(
                                OFFICER, "CO-01", Role.COMPLIANCE_OFFICER, FIRST, LAST)),
                officer("back", new DelegationEnded(OFFICER, "CO-01", Role.COMPLIANCE_OFFICER)),
                officer(
                        "shares",
                        new InterestDeclared(OFFICER, organisation, InterestLevel.ACTUAL)),
                officer("sold", new InterestWithdrawn(OFFICER, organisation)));
    }

    /**
     * @param pilot that meets one of them
     */
    List<GeneratedOffice.Act> needs(Optional<PilotProposed> pilot) {
        NeedId given = NeedId.ofCode("NEED-2");
        List<GeneratedOffice.Act> needs = new ArrayList<>();
        needs.add(manager("asked for", need(NEED, "NEED-1")));
        needs.add(manager("winter", new NeedPrioritised(NEED, NeedPriority.HIGH)));
        pilot.ifPresent(one -> {
            needs.add(manager("fits", new NeedMatched(NEED, one.applicationId())));
            needs.add(manager("urgent", new NeedPrioritised(NEED, NeedPriority.MEDIUM)));
            needs.add(manager("proved", new NeedMet(NEED, one.pilotId())));
        });
        needs.add(manager("asked for", need(given, "NEED-2")));
        needs.add(manager("elsewhere", new NeedClosed(given, NeedCloseReason.COVERED_ELSEWHERE)));
        return needs;
    }

    private NeedRegistered need(NeedId id, String code) {
        return new NeedRegistered(
                id,
                code,
                organisation,
                new LocalizedText("Backup power", "Резервне живлення"),
                TechnologyArea.ENERGY_SUPPLY);
    }

    List<GeneratedOffice.Act> audit() {
        return List.of(
                auditor(
                        "a year of decisions",
                        new EngagementOpened(
                                ENGAGEMENT,
                                "AUDIT-1",
                                "Decisions",
                                AuditScope.APPLICATIONS,
                                FIRST,
                                LAST,
                                40,
                                Set.of("AU-01"))),
                auditor(
                        "drawn",
                        new SampleDrawn(
                                ENGAGEMENT,
                                SampleMethod.RANDOM,
                                "7 12 23",
                                1,
                                2,
                                "ab".repeat(32),
                                List.of("APP-2026-000002"))),
                auditor(
                        "seen",
                        new FindingRecorded(
                                ENGAGEMENT,
                                1,
                                FindingSeverity.LOW,
                                "The minutes are missing.",
                                "APP-2026-000002",
                                acts.in(90))),
                manager("filed", new FindingAnswered(ENGAGEMENT, 1, "Filed again.")),
                auditor("mended", new FindingClosed(ENGAGEMENT, 1, FindingConclusion.REMEDIED)),
                auditor("taken", new EvidenceExported(ENGAGEMENT, "cd".repeat(32))),
                auditor("over", new EngagementClosed(ENGAGEMENT)));
    }

    private GeneratedOffice.Act officer(String reason, LedgerEvent event) {
        return acts.act(Role.AUTHORISING_OFFICER, "AO-01", reason, event);
    }

    private GeneratedOffice.Act manager(String reason, LedgerEvent event) {
        return acts.act(Role.PROGRAMME_MANAGER, "PM-01", reason, event);
    }

    private GeneratedOffice.Act auditor(String reason, LedgerEvent event) {
        return acts.act(Role.AUDITOR, "AU-01", reason, event);
    }
}
