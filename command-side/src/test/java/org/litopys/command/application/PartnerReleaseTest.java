package org.litopys.command.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.litopys.command.Samples.LEAD;
import static org.litopys.command.Samples.TODAY;
import static org.litopys.command.Staff.ACCOUNTING;
import static org.litopys.command.Staff.AUTHORISING;
import static org.litopys.command.Staff.COMPLIANCE;
import static org.litopys.command.Staff.LEGAL;
import static org.litopys.command.Staff.MANAGER;
import static org.litopys.command.Staff.PORTAL;
import static org.litopys.command.Staff.PROCESS;
import static org.litopys.command.Staff.by;
import static org.litopys.command.Staff.decidedBy;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.litopys.command.CommandEnvelope;
import org.litopys.command.CommandSide;
import org.litopys.command.LedgerCommand;
import org.litopys.command.Refusal;
import org.litopys.command.Refused;
import org.litopys.command.Rule;
import org.litopys.command.Samples;
import org.litopys.command.Staff;
import org.litopys.command.access.PersonCommand.DeclareInterest;
import org.litopys.command.access.PersonCommand.EnterPerson;
import org.litopys.command.application.ApplicationCommand.NotifyOutcome;
import org.litopys.command.application.ApplicationCommand.ReleasePartner;
import org.litopys.command.contract.ContractCommand.AuthorisePayment;
import org.litopys.command.contract.ContractCommand.ExecutePayment;
import org.litopys.command.contract.ContractCommand.ResumeContract;
import org.litopys.command.contract.ContractCommand.SignContract;
import org.litopys.command.contract.ContractCommand.SuspendContractOfBarred;
import org.litopys.command.organisation.OrganisationCommand.SuspendOrganisation;
import org.litopys.command.record.RecordCommand.ApproveReversal;
import org.litopys.command.record.SampleActs;
import org.litopys.events.Actor;
import org.litopys.events.RecordType;
import org.litopys.events.access.InterestLevel;
import org.litopys.events.access.PersonId;
import org.litopys.events.application.ApplicationId;
import org.litopys.events.application.NoticeChannel;
import org.litopys.events.contract.ContractId;
import org.litopys.events.contract.ContractParty;
import org.litopys.events.contract.PaymentId;
import org.litopys.events.organisation.OrganisationId;
import org.litopys.events.organisation.SuspensionGround;
import org.litopys.events.pilot.PilotId;
import org.litopys.events.record.RequestId;
import org.litopys.events.record.Subject;

/** A partner leaves the consortium after the submission; what was begun goes on without it. */
class PartnerReleaseTest {
    @RegisterExtension private static final CommandSide SIDE = CommandSide.inMemoryOfTheClass();

    @BeforeAll
    static void open() {
        Samples.openOffice(SIDE, "1000000");
    }

    /** Nothing stands against it. */
    private static OrganisationId partner() {
        OrganisationId partner = Samples.anotherOrganisation(SIDE);
        SIDE.send(Samples.screen(partner), by(COMPLIANCE));
        SIDE.send(Samples.declareOwnership(partner), by(PORTAL));
        SIDE.send(Samples.assessOwnership(partner), decidedBy(COMPLIANCE));
        return partner;
    }

    private static PilotId evaluatedWith(ApplicationId award) {
        return Samples.evaluated(SIDE, Samples.held(SIDE, award));
    }

    private static void bar(OrganisationId organisation) {
        SIDE.send(
                new SuspendOrganisation(organisation, SuspensionGround.INVESTIGATION, null),
                decidedBy(COMPLIANCE));
    }

    private static void release(ApplicationId id, OrganisationId partner) {
        SIDE.send(new ReleasePartner(id, partner), decidedBy(MANAGER));
    }

    private static void assertRefused(
            LedgerCommand command, CommandEnvelope envelope, Refusal refusal) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> SIDE.send(command, envelope))
                .satisfies(refused -> assertThat(refused.refusal()).isEqualTo(refusal));
    }

    private static Refusal barred(OrganisationId partner) {
        return Rule.ORGANISATION_BARRED.refusal("", partner, "SUSPENDED");
    }

    @Test
    void only_a_partner_leaves_and_only_once() {
        OrganisationId partner = partner();
        ApplicationId id = Samples.submittedWith(SIDE, partner, "100");

        assertRefused(
                new ReleasePartner(id, LEAD),
                decidedBy(MANAGER),
                Rule.UNKNOWN_PARTNER.refusal("/data/partner", LEAD));
        release(id, partner);
        assertRefused(
                new ReleasePartner(id, partner),
                decidedBy(MANAGER),
                Rule.UNKNOWN_PARTNER.refusal("/data/partner", partner));
    }

    @Test
    void an_assessment_asks_for_nothing_of_who_has_left() {
        OrganisationId unknown = Samples.anotherOrganisation(SIDE);
        ApplicationId id = Samples.submittedWith(SIDE, unknown, "100");
        assertRefused(
                Samples.assess(id, true),
                decidedBy(COMPLIANCE),
                Rule.SCREENING_NOT_CURRENT.refusal("/data/checks", unknown, "–", 90));

        release(id, unknown);

        SIDE.send(Samples.assess(id, true), decidedBy(COMPLIANCE));
    }

    @Test
    void a_contract_is_signed_without_who_has_left() {
        OrganisationId partner = partner();
        ApplicationId award = Samples.acceptedWith(SIDE, partner, "100");
        ContractId contract = Samples.approved(SIDE, evaluatedWith(award), "50");
        bar(partner);
        SignContract sign = new SignContract(contract, ContractParty.CONTRACTOR, "QES-1");
        assertRefused(sign, by(PORTAL), barred(partner));

        release(award, partner);

        SIDE.send(sign, by(PORTAL));
    }

    @Test
    void a_suspended_contract_goes_on_and_pays_without_who_has_left() {
        OrganisationId partner = partner();
        ApplicationId award = Samples.acceptedWith(SIDE, partner, "100");
        ContractId contract = Samples.signed(SIDE, evaluatedWith(award), "50");
        PaymentId payment = Samples.authorised(SIDE, contract, "20");
        PaymentId second = Samples.verified(SIDE, contract, "10");
        bar(partner);
        AuthorisePayment authorise = new AuthorisePayment(contract, second);
        ExecutePayment execute = new ExecutePayment(contract, payment, TODAY, "TRF-1");
        assertRefused(authorise, decidedBy(AUTHORISING), barred(partner));
        assertRefused(execute, by(ACCOUNTING), barred(partner));
        SIDE.send(new SuspendContractOfBarred(contract, partner), by(PROCESS));
        assertRefused(new ResumeContract(contract), decidedBy(AUTHORISING), barred(partner));

        release(award, partner);

        SIDE.send(new ResumeContract(contract), decidedBy(AUTHORISING));
        assertRefused(
                new SuspendContractOfBarred(contract, partner),
                by(PROCESS),
                Rule.ORGANISATION_NOT_INVOLVED.refusal("/data/organisation", partner));
        SIDE.send(authorise, decidedBy(AUTHORISING));
        SIDE.send(execute, by(ACCOUNTING));
    }

    @Test
    void an_interest_in_a_partner_closes_its_release_and_all_that_comes_after() {
        OrganisationId partner = partner();
        ApplicationId award = Samples.acceptedWith(SIDE, partner, "100");
        Actor interested = Staff.withAllRoles("PARTNERS-FRIEND");
        SIDE.send(new EnterPerson(interested.id()), by(AUTHORISING));
        SIDE.send(
                new DeclareInterest(
                        PersonId.ofPseudonym(interested.id()), partner, InterestLevel.ACTUAL),
                decidedBy(interested));
        Refusal conflict = Rule.CONFLICT_OF_INTEREST.refusal("", interested.id(), partner);
        assertRefused(new ReleasePartner(award, partner), decidedBy(interested), conflict);

        release(award, partner);

        assertRefused(
                new NotifyOutcome(award, NoticeChannel.PORTAL, "en"), by(interested), conflict);
    }

    @Test
    void a_release_is_reversed_by_two_persons_and_the_partner_is_back() {
        OrganisationId partner = partner();
        ApplicationId id = Samples.submittedWith(SIDE, partner, "100");
        release(id, partner);
        Subject subject = Subject.of(RecordType.APPLICATION, id);
        RequestId request =
                SampleActs.reversalRequested(SIDE, subject, "ConsortiumPartnerReleased", LEGAL);

        SIDE.send(new ApproveReversal(subject, request), decidedBy(AUTHORISING));

        release(id, partner);
    }
}
