package org.litopys.command.contract;

import static org.litopys.command.RecordFixture.otherRecords;
import static org.litopys.command.Samples.HASH;
import static org.litopys.command.Samples.LEAD;
import static org.litopys.command.Samples.NOW;
import static org.litopys.command.Samples.TODAY;
import static org.litopys.command.Samples.eur;
import static org.litopys.command.Staff.AUTHORISING;
import static org.litopys.command.Staff.LEGAL;
import static org.litopys.command.Staff.MANAGER;
import static org.litopys.command.Staff.PORTAL;
import static org.litopys.command.Staff.PROCESS;
import static org.litopys.command.Staff.by;
import static org.litopys.command.Staff.decidedBy;
import static org.litopys.command.contract.SampleContract.ID;
import static org.litopys.command.contract.SampleContract.drafted;
import static org.litopys.command.contract.SampleContract.signedBy;
import static org.litopys.command.contract.SampleContract.signedFixture;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.litopys.command.RecordFixture;
import org.litopys.command.Rule;
import org.litopys.command.application.Applications;
import org.litopys.command.application.SampleApplication;
import org.litopys.command.contract.ContractCommand.AcceptDeliverable;
import org.litopys.command.contract.ContractCommand.ActivateContract;
import org.litopys.command.contract.ContractCommand.DefineDeliverable;
import org.litopys.command.contract.ContractCommand.RejectDeliverable;
import org.litopys.command.contract.ContractCommand.ResumeContract;
import org.litopys.command.contract.ContractCommand.SubmitDeliverable;
import org.litopys.command.contract.ContractCommand.SuspendContract;
import org.litopys.command.contract.ContractCommand.SuspendContractOfBarred;
import org.litopys.command.organisation.Organisations;
import org.litopys.command.organisation.SampleOrganisation;
import org.litopys.command.programme.SampleProgramme;
import org.litopys.events.LedgerEvent;
import org.litopys.events.application.ApplicationEvent.ConsortiumPartnerAdded;
import org.litopys.events.application.ApplicationEvent.ConsortiumPartnerReleased;
import org.litopys.events.contract.ContractEvent.ContractActivated;
import org.litopys.events.contract.ContractEvent.ContractResumed;
import org.litopys.events.contract.ContractEvent.ContractRevised;
import org.litopys.events.contract.ContractEvent.ContractSuspended;
import org.litopys.events.contract.ContractEvent.DeliverableAccepted;
import org.litopys.events.contract.ContractEvent.DeliverableRejected;
import org.litopys.events.contract.ContractEvent.DeliverableSubmitted;
import org.litopys.events.contract.ContractParty;
import org.litopys.events.contract.DeliverableKind;
import org.litopys.events.organisation.OrganisationEvent.OrganisationSuspended;
import org.litopys.events.organisation.OrganisationId;
import org.litopys.events.organisation.SuspensionGround;

/** What happens between signature and end beside money. */
class ContractPerformanceTest {
    private static final OrganisationId PARTNER =
            SampleOrganisation.registeredHost().organisationId();

    // Activation and suspension

    @Test
    void the_work_begins_on_its_first_day_or_later() {
        signedFixture("100")
                .when(new ActivateContract(ID), by(MANAGER))
                .thenEvents(new ContractActivated(ID));
        RecordFixture.of(Contract.class)
                .given(LEGAL, drafted("100"))
                .given(
                        LEGAL,
                        new ContractRevised(
                                ID,
                                2,
                                "Later",
                                eur("100"),
                                TODAY.plusDays(1),
                                TODAY.plusDays(30),
                                NOW))
                .given(PORTAL, signedBy(ContractParty.CONTRACTOR), SampleContract.signed())
                .when(new ActivateContract(ID), by(MANAGER))
                .thenRefused(Rule.DATE_IN_FUTURE, "", TODAY.plusDays(1), TODAY);
    }

    @Test
    void a_resumed_contract_is_what_it_was() {
        signedFixture("100")
                .when(new SuspendContract(ID), decidedBy(MANAGER))
                .thenEvents(new ContractSuspended(ID, null, NOW));
        signedFixture("100")
                .given(MANAGER, new ContractSuspended(ID, null, NOW))
                .when(new ResumeContract(ID), decidedBy(AUTHORISING))
                .thenEvents(new ContractResumed(ID, List.of()));
        signedFixture("100")
                .given(
                        MANAGER,
                        new ContractSuspended(ID, null, NOW),
                        new ContractResumed(ID, List.of()))
                .when(new ActivateContract(ID), by(MANAGER))
                .thenEvents(new ContractActivated(ID));
        signedFixture("100")
                .given(MANAGER, new ContractActivated(ID))
                .given(
                        MANAGER,
                        new ContractSuspended(ID, null, NOW),
                        new ContractResumed(ID, List.of()))
                .when(new ActivateContract(ID), by(MANAGER))
                .thenRefusedBy("wrong-state");
    }

    @Test
    void the_suspension_of_its_contractor_suspends_a_contract_as_long_as_it_lasts() {
        SuspendContractOfBarred suspend = new SuspendContractOfBarred(ID, LEAD);
        OrganisationSuspended barred =
                new OrganisationSuspended(LEAD, SuspensionGround.SANCTIONS_MATCH, null);

        signedFixture("100", barred)
                .when(suspend, by(PROCESS))
                .thenEvents(new ContractSuspended(ID, LEAD, NOW));
        signedFixture("100", barred)
                .given(PROCESS, new ContractSuspended(ID, LEAD, NOW))
                .when(new ResumeContract(ID), decidedBy(AUTHORISING))
                .thenRefused(Rule.ORGANISATION_BARRED, "", LEAD, "SUSPENDED");
        signedFixture("100")
                .when(suspend, by(PROCESS))
                .thenRefused(
                        Rule.ORGANISATION_NOT_BARRED, "/data/organisation", LEAD, "REGISTERED");
    }

    /** Signed, with a partner that is suspended, and what happened to the application. */
    private static RecordFixture<Contract> withBarredPartner(LedgerEvent... ofApplication) {
        return RecordFixture.of(Contract.class)
                .with(
                        SampleApplication.policies(otherRecords(SampleProgramme.created())),
                        new Organisations(
                                otherRecords(
                                        SampleOrganisation.registeredLead(),
                                        SampleOrganisation.registeredHost(),
                                        new OrganisationSuspended(
                                                PARTNER, SuspensionGround.INVESTIGATION, null))),
                        new Applications(otherRecords(ofApplication)))
                .given(LEGAL, SampleContract.drafted("100", PARTNER))
                .given(PORTAL, signedBy(ContractParty.CONTRACTOR), SampleContract.signed());
    }

    private static RecordFixture<Contract> withBarredPartnerWhoLeft() {
        return withBarredPartner(
                SampleApplication.drafted(),
                new ConsortiumPartnerAdded(SampleApplication.ID, PARTNER, 40),
                new ConsortiumPartnerReleased(SampleApplication.ID, PARTNER));
    }

    @Test
    void a_contract_goes_on_when_none_of_its_partners_is_barred() {
        withBarredPartner(
                        SampleApplication.drafted(),
                        new ConsortiumPartnerAdded(SampleApplication.ID, PARTNER, 40))
                .given(PROCESS, new ContractSuspended(ID, PARTNER, NOW))
                .when(new ResumeContract(ID), decidedBy(AUTHORISING))
                .thenRefused(Rule.ORGANISATION_BARRED, "", PARTNER, "SUSPENDED");
    }

    @Test
    void or_when_the_barred_one_has_left_the_consortium() {
        withBarredPartnerWhoLeft()
                .given(PROCESS, new ContractSuspended(ID, PARTNER, NOW))
                .when(new ResumeContract(ID), decidedBy(AUTHORISING))
                .thenEvents(new ContractResumed(ID, List.of()));
        withBarredPartnerWhoLeft()
                .when(new SuspendContractOfBarred(ID, PARTNER), by(PROCESS))
                .thenRefused(Rule.ORGANISATION_NOT_INVOLVED, "/data/organisation", PARTNER);
    }

    @Test
    void a_suspension_and_a_resumption_say_why() {
        signedFixture("100")
                .when(new SuspendContract(ID), by(MANAGER))
                .thenRefusedBy("reason-missing");
        signedFixture("100")
                .given(MANAGER, new ContractSuspended(ID, null, NOW))
                .when(new ResumeContract(ID), by(AUTHORISING))
                .thenRefusedBy("reason-missing");
    }

    // Deliverables

    @Test
    void a_deliverable_is_due_on_the_day_that_was_agreed_and_defined_once() {
        signedFixture("100")
                .when(define(), by(MANAGER))
                .thenEvents(SampleContract.defined(DeliverableKind.RESULT));
        owed().when(define(), by(MANAGER))
                .thenRefused(Rule.DELIVERABLE_ALREADY_DEFINED, "/data/deliverable", "D1");
    }

    @Test
    void a_deliverable_is_not_due_in_the_past() {
        signedFixture("100")
                .when(
                        new DefineDeliverable(
                                ID, "D1", DeliverableKind.RESULT, "Manual", TODAY.minusDays(1)),
                        by(MANAGER))
                .thenRefusedBy("validity-already-over");
    }

    @Test
    void a_deliverable_is_handed_in_while_it_is_owed() {
        owed().when(new SubmitDeliverable(ID, "D1", HASH), by(PORTAL))
                .thenEvents(new DeliverableSubmitted(ID, "D1", HASH));
        handedIn()
                .when(new SubmitDeliverable(ID, "D1", HASH), by(PORTAL))
                .thenRefused(Rule.DELIVERABLE_NOT_OWED, "/data/deliverable", "D1", "SUBMITTED");
        owed().when(new SubmitDeliverable(ID, "D2", HASH), by(PORTAL))
                .thenRefused(Rule.UNKNOWN_DELIVERABLE, "/data/deliverable", "D2");
    }

    @Test
    void what_was_handed_in_is_accepted_or_asked_for_once_more() {
        handedIn()
                .when(new AcceptDeliverable(ID, "D1"), decidedBy(MANAGER))
                .thenEvents(new DeliverableAccepted(ID, "D1"));
        handedIn()
                .when(new RejectDeliverable(ID, "D1"), decidedBy(MANAGER))
                .thenEvents(
                        new DeliverableRejected(ID, "D1", Instant.parse("2026-03-18T16:00:00Z")));
        handedIn()
                .given(MANAGER, new DeliverableRejected(ID, "D1", NOW))
                .when(new SubmitDeliverable(ID, "D1", HASH), by(PORTAL))
                .thenEvents(new DeliverableSubmitted(ID, "D1", HASH));
        owed().when(new AcceptDeliverable(ID, "D1"), decidedBy(MANAGER))
                .thenRefused(Rule.DELIVERABLE_NOT_SUBMITTED, "/data/deliverable", "D1", "DEFINED");
        owed().when(new RejectDeliverable(ID, "D1"), decidedBy(MANAGER))
                .thenRefused(Rule.DELIVERABLE_NOT_SUBMITTED, "/data/deliverable", "D1", "DEFINED");
    }

    private static DefineDeliverable define() {
        return new DefineDeliverable(
                ID, "D1", DeliverableKind.RESULT, "Deliverable", TODAY.plusDays(30));
    }

    private static RecordFixture<Contract> owed() {
        return signedFixture("100").given(MANAGER, SampleContract.defined(DeliverableKind.RESULT));
    }

    private static RecordFixture<Contract> handedIn() {
        return owed().given(PORTAL, new DeliverableSubmitted(ID, "D1", HASH));
    }
}
