package org.litopys.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.litopys.events.LedgerEvent;
import org.litopys.events.Money;
import org.litopys.events.Role;
import org.litopys.events.TechnologyArea;
import org.litopys.events.access.InterestLevel;
import org.litopys.events.access.PersonEvent.EvaluationEntrusted;
import org.litopys.events.access.PersonEvent.EvaluationTakenBack;
import org.litopys.events.access.PersonEvent.PersonEntered;
import org.litopys.events.access.PersonId;
import org.litopys.events.application.Admissibility;
import org.litopys.events.application.AdmissibilityCheck;
import org.litopys.events.application.Advice;
import org.litopys.events.application.ApplicationEvent.AdmissibilityAssessed;
import org.litopys.events.application.ApplicationEvent.ApplicationClosed;
import org.litopys.events.application.ApplicationEvent.ApplicationDraftEdited;
import org.litopys.events.application.ApplicationEvent.ApplicationDrafted;
import org.litopys.events.application.ApplicationEvent.ApplicationRecommended;
import org.litopys.events.application.ApplicationEvent.ApplicationRejected;
import org.litopys.events.application.ApplicationEvent.ApplicationReserveListed;
import org.litopys.events.application.ApplicationEvent.ApplicationReturnedForReview;
import org.litopys.events.application.ApplicationEvent.ApplicationSubmitted;
import org.litopys.events.application.ApplicationEvent.ApplicationWithdrawn;
import org.litopys.events.application.ApplicationEvent.ClosureNotified;
import org.litopys.events.application.ApplicationEvent.ConflictOfInterestDeclared;
import org.litopys.events.application.ApplicationEvent.ConsensusReached;
import org.litopys.events.application.ApplicationEvent.ConsortiumPartnerAdded;
import org.litopys.events.application.ApplicationEvent.ConsortiumPartnerReleased;
import org.litopys.events.application.ApplicationEvent.ConsortiumPartnerRemoved;
import org.litopys.events.application.ApplicationEvent.DocumentAttached;
import org.litopys.events.application.ApplicationEvent.DocumentSuperseded;
import org.litopys.events.application.ApplicationEvent.EligibilityAssessed;
import org.litopys.events.application.ApplicationEvent.EvaluationAmended;
import org.litopys.events.application.ApplicationEvent.EvaluationSubmitted;
import org.litopys.events.application.ApplicationEvent.EvaluatorAssigned;
import org.litopys.events.application.ApplicationEvent.EvaluatorRecused;
import org.litopys.events.application.ApplicationEvent.EvaluatorUnassigned;
import org.litopys.events.application.ApplicationEvent.InformationProvided;
import org.litopys.events.application.ApplicationEvent.InformationRequestLapsed;
import org.litopys.events.application.ApplicationEvent.InformationRequested;
import org.litopys.events.application.ApplicationEvent.OutcomeNotified;
import org.litopys.events.application.ApplicationEvent.PartnerChecksRequested;
import org.litopys.events.application.ApplicationEvent.ReceiptAcknowledged;
import org.litopys.events.application.ApplicationEvent.RedressDecided;
import org.litopys.events.application.ApplicationEvent.RedressRequested;
import org.litopys.events.application.ApplicationEvent.ReserveListingLapsed;
import org.litopys.events.application.ApplicationEvent.ReservePromoted;
import org.litopys.events.application.ApplicationEvent.ScreeningStarted;
import org.litopys.events.application.ApplicationId;
import org.litopys.events.application.ClosingCause;
import org.litopys.events.application.DocumentId;
import org.litopys.events.application.DocumentType;
import org.litopys.events.application.Eligibility;
import org.litopys.events.application.ExportControl;
import org.litopys.events.application.NoticeChannel;
import org.litopys.events.application.RedressOutcome;
import org.litopys.events.application.RejectionGround;
import org.litopys.events.application.Score;
import org.litopys.events.organisation.OrganisationEvent.ApplicationCounted;
import org.litopys.events.organisation.OrganisationEvent.EligibilityChecksRequested;
import org.litopys.events.organisation.OrganisationId;
import org.litopys.events.programme.ProgrammeEvent.ReserveListExtended;

/**
 * Applications whose way is longer than that of the others, with dice of their own: histories of
 * the others stay as they are, and with them the events that are corrected and reversed there.
 */
final class GeneratedApplications {
    private static final String HASH = "cd".repeat(32);

    private final GeneratedActs acts;
    private final OrganisationId lead;
    private final OrganisationId partner;
    private final List<GeneratedOffice.Act> all = new ArrayList<>();

    GeneratedApplications(GeneratedActs acts, OrganisationId lead, OrganisationId partner) {
        this.acts = acts;
        this.lead = lead;
        this.partner = partner;
    }

    List<GeneratedOffice.Act> acts() {
        writtenAnew();
        withManyEvaluators();
        withMissingDocuments();
        inadmissible();
        reserveListed();
        complainedAbout();
        endedWithItsCall();
        return all;
    }

    private void does(Role role, String actor, LedgerEvent... events) {
        all.add(acts.act(role, actor, "on the file", events));
    }

    private ApplicationId submitted() {
        ApplicationId id = drafted();
        handedIn(id);
        return id;
    }

    private ApplicationId drafted() {
        ApplicationId id = new ApplicationId(acts.uuid());
        does(
                Role.SERVICE,
                "portal",
                new ApplicationDrafted(
                        id, GeneratedOffice.CALL, lead, "A longer way", "Its summary", "en"));
        return id;
    }

    private void handedIn(ApplicationId id) {
        does(
                Role.SERVICE,
                "portal",
                new ApplicationCounted(lead, GeneratedOffice.CALL, id),
                new ApplicationSubmitted(
                        id,
                        Money.of("90000", "EUR"),
                        TechnologyArea.MATERIALS,
                        5,
                        ExportControl.MILITARY_LIST,
                        GeneratedAuthority.NEED,
                        acts.in(3),
                        HASH,
                        acts.in(20),
                        acts.in(200)));
        all.add(GeneratedActs.byItself(new ReceiptAcknowledged(id, HASH)));
    }

    private void writtenAnew() {
        ApplicationId id = drafted();
        does(
                Role.SERVICE,
                "portal",
                new ApplicationDraftEdited(id, "A shorter way", "Its summary", "uk"));
        does(Role.SERVICE, "portal", new ConsortiumPartnerAdded(id, partner, 30));
        does(Role.SERVICE, "portal", new ConsortiumPartnerRemoved(id, partner));
        DocumentId document = new DocumentId(acts.uuid());
        does(
                Role.SERVICE,
                "portal",
                new DocumentAttached(id, document, DocumentType.COST_PLAN, HASH, 1_000));
        does(Role.SERVICE, "portal", new DocumentSuperseded(id, document, "ef".repeat(32), 2_000));
        does(Role.SERVICE, "portal", new ConsortiumPartnerAdded(id, partner, 40));
        handedIn(id);
        does(Role.PROGRAMME_MANAGER, "PM-01", new ConsortiumPartnerReleased(id, partner));
    }

    private void eligible(ApplicationId id) {
        does(
                Role.COMPLIANCE_OFFICER,
                "CO-01",
                new EligibilityAssessed(id, Eligibility.ELIGIBLE, List.of(), acts.in(60), 1, null));
    }

    private void asked(ApplicationId id, String evaluator) {
        does(Role.RAPPORTEUR, "RA-01", new EvaluatorAssigned(id, evaluator, acts.in(50)));
    }

    private void declares(ApplicationId id, String evaluator, InterestLevel level) {
        does(Role.EVALUATOR, evaluator, new ConflictOfInterestDeclared(id, evaluator, level));
    }

    private static List<Score> scores(int points) {
        return Arrays.stream(Score.Criterion.values())
                .map(criterion -> new Score(criterion, points))
                .toList();
    }

    private void asksFor(ApplicationId id) {
        does(
                Role.INTAKE_OFFICER,
                "IO-02",
                new InformationRequested(id, List.of("A signature"), acts.in(4), acts.in(11)));
    }

    private void admitted(ApplicationId id, boolean admissible) {
        does(
                Role.INTAKE_OFFICER,
                "IO-02",
                new AdmissibilityAssessed(
                        id,
                        admissible ? Admissibility.ADMISSIBLE : Admissibility.INADMISSIBLE,
                        List.of(
                                new AdmissibilityCheck(
                                        AdmissibilityCheck.Code.FORM_COMPLETE, admissible)),
                        admissible ? acts.in(25) : null,
                        admissible ? null : acts.in(30)));
    }

    private void withMissingDocuments() {
        ApplicationId id = submitted();
        all.add(
                GeneratedActs.byItself(
                        new PartnerChecksRequested(id, List.of(lead)),
                        new EligibilityChecksRequested(lead, id, acts.in(6), acts.in(6))));
        does(Role.INTAKE_OFFICER, "IO-02", new ScreeningStarted(id));
        asksFor(id);
        does(Role.SERVICE, "portal", new InformationProvided(id, "ef".repeat(32), acts.in(25)));
        admitted(id, true);
        asksFor(id);
        all.add(GeneratedActs.byItself(new InformationRequestLapsed(id, acts.in(30))));
    }

    /** Until a complaint, which brings it back. */
    private void inadmissible() {
        ApplicationId id = submitted();
        does(Role.INTAKE_OFFICER, "IO-02", new ScreeningStarted(id));
        admitted(id, false);
        told(id);
        does(Role.SERVICE, "portal", new RedressRequested(id, acts.in(70)));
        does(
                Role.LEGAL_OFFICER,
                "LE-01",
                new RedressDecided(id, RedressOutcome.UPHELD, acts.in(25), null, 1));
        admitted(id, true);
        eligible(id);
    }

    private void told(ApplicationId id) {
        does(
                Role.PROGRAMME_MANAGER,
                "PM-01",
                new OutcomeNotified(id, NoticeChannel.PORTAL, "en", acts.in(60)));
    }

    /** An application that one evaluator has read and that is recommended for rejection. */
    private ApplicationId recommended() {
        ApplicationId id = submitted();
        eligible(id);
        asked(id, "EV-01");
        declares(id, "EV-01", InterestLevel.NONE);
        does(
                Role.EVALUATOR,
                "EV-01",
                new EvaluationSubmitted(id, "EV-01", scores(50), Advice.REJECT));
        recommends(id);
        return id;
    }

    private void recommends(ApplicationId id) {
        does(
                Role.PROGRAMME_MANAGER,
                "PM-01",
                new ApplicationRecommended(id, Advice.REJECT, null, List.of(), acts.in(80)));
    }

    private void reserveListed() {
        ApplicationId id = recommended();
        does(Role.AUTHORISING_OFFICER, "AO-01", new ApplicationReturnedForReview(id, acts.in(85)));
        asked(id, "EV-02");
        declares(id, "EV-02", InterestLevel.NONE);
        does(
                Role.EVALUATOR,
                "EV-02",
                new EvaluationSubmitted(id, "EV-02", scores(60), Advice.ACCEPT));
        recommends(id);
        does(
                Role.AUTHORISING_OFFICER,
                "AO-01",
                new ApplicationReserveListed(id, 3, 7, acts.in(200), "C(2026) 4", acts.in(95), 1),
                new ReserveListExtended(GeneratedOffice.PROGRAMME, "CHALLENGES", id, 3));
        told(id);
        all.add(GeneratedActs.byItself(new ReservePromoted(id, acts.in(110))));
        all.add(GeneratedActs.byItself(new ReserveListingLapsed(id, acts.in(130))));
    }

    private void complainedAbout() {
        ApplicationId id = recommended();
        rejected(id);
        told(id);
        does(Role.SERVICE, "portal", new RedressRequested(id, acts.in(100)));
        does(
                Role.LEGAL_OFFICER,
                "LE-01",
                new RedressDecided(id, RedressOutcome.UPHELD, null, acts.in(105), 1));
        recommends(id);
        rejected(id);
        does(Role.SERVICE, "portal", new RedressRequested(id, acts.in(110)));
        does(
                Role.LEGAL_OFFICER,
                "LE-01",
                new RedressDecided(id, RedressOutcome.DISMISSED, null, null, 1));
    }

    private void endedWithItsCall() {
        ApplicationId id = submitted();
        all.add(
                GeneratedActs.byItself(
                        new ApplicationClosed(id, ClosingCause.CALL_CANCELLED, acts.in(120))));
        does(Role.PROGRAMME_MANAGER, "PM-01", new ClosureNotified(id, NoticeChannel.EMAIL, "en"));
    }

    private void rejected(ApplicationId id) {
        does(
                Role.AUTHORISING_OFFICER,
                "AO-01",
                new ApplicationRejected(
                        id, Set.of(RejectionGround.OUT_OF_SCOPE), "C(2026) 5", 1, acts.in(96)));
    }

    private void withManyEvaluators() {
        ApplicationId id = submitted();
        eligible(id);
        PersonId person = PersonId.ofPseudonym("EV-07");
        does(
                Role.RAPPORTEUR,
                "RA-01",
                new EvaluatorAssigned(id, "EV-07", acts.in(50)),
                new PersonEntered(person, "EV-07"),
                new EvaluationEntrusted(person, GeneratedOffice.CALL, id));
        does(
                Role.RAPPORTEUR,
                "RA-01",
                new EvaluatorUnassigned(id, "EV-07"),
                new EvaluationTakenBack(person, GeneratedOffice.CALL, id));
        asked(id, "EV-01");
        asked(id, "EV-02");
        asked(id, "EV-03");
        does(
                Role.EVALUATOR,
                "EV-03",
                new ConflictOfInterestDeclared(id, "EV-03", InterestLevel.ACTUAL),
                new EvaluatorRecused(id, "EV-03"));
        declares(id, "EV-01", InterestLevel.NONE);
        declares(id, "EV-02", InterestLevel.NONE);
        does(
                Role.EVALUATOR,
                "EV-01",
                new EvaluationSubmitted(id, "EV-01", scores(70), Advice.ACCEPT));
        does(
                Role.EVALUATOR,
                "EV-02",
                new EvaluationSubmitted(id, "EV-02", scores(40), Advice.REJECT));
        does(
                Role.EVALUATOR,
                "EV-02",
                new EvaluationAmended(id, "EV-02", scores(55), Advice.REJECT));
        does(
                Role.RAPPORTEUR,
                "RA-01",
                new ConsensusReached(id, scores(65), Advice.ACCEPT, "EV-02 finds it too early"));
        does(Role.SERVICE, "portal", new ApplicationWithdrawn(id));
    }
}
