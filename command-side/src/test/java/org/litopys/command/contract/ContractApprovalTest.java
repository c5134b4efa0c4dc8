package org.litopys.command.contract;

import static org.litopys.command.RecordFixture.otherRecords;
import static org.litopys.command.Samples.HOST;
import static org.litopys.command.Samples.LEAD;
import static org.litopys.command.Samples.TODAY;
import static org.litopys.command.Samples.eur;
import static org.litopys.command.Staff.AUTHORISING;
import static org.litopys.command.Staff.LEGAL;
import static org.litopys.command.Staff.MANAGER;
import static org.litopys.command.Staff.SECOND_LEGAL;
import static org.litopys.command.Staff.VERIFIER;
import static org.litopys.command.Staff.by;
import static org.litopys.command.Staff.decidedBy;
import static org.litopys.command.Staff.person;
import static org.litopys.command.contract.SampleContract.ID;
import static org.litopys.command.contract.SampleContract.approvalGiven;
import static org.litopys.command.contract.SampleContract.approved;
import static org.litopys.command.contract.SampleContract.drafted;
import static org.litopys.command.contract.SampleContract.reviewed;
import static org.litopys.command.contract.SampleContract.signedBy;
import static org.litopys.command.contract.SampleContract.submitted;
import static org.litopys.events.Role.AUTHORISING_OFFICER;
import static org.litopys.events.Role.FINANCIAL_VERIFIER;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.Test;
import org.litopys.command.RecordFixture;
import org.litopys.command.Rule;
import org.litopys.command.application.Applications;
import org.litopys.command.application.SampleApplication;
import org.litopys.command.call.SampleCall;
import org.litopys.command.contract.ContractCommand.ApproveContract;
import org.litopys.command.contract.ContractCommand.CancelContract;
import org.litopys.command.contract.ContractCommand.CompleteLegalReview;
import org.litopys.command.contract.ContractCommand.RefuseContractApproval;
import org.litopys.command.contract.ContractCommand.RejectContract;
import org.litopys.command.contract.ContractCommand.ReviseContract;
import org.litopys.command.contract.ContractCommand.SubmitContractForApproval;
import org.litopys.command.programme.SampleProgramme;
import org.litopys.events.Actor;
import org.litopys.events.LedgerEvent;
import org.litopys.events.access.InterestLevel;
import org.litopys.events.access.PersonEvent.InterestDeclared;
import org.litopys.events.access.PersonEvent.PersonEntered;
import org.litopys.events.access.PersonId;
import org.litopys.events.application.ApplicationEvent.ApplicationWithdrawn;
import org.litopys.events.contract.ContractEvent.ApprovalInvalidated;
import org.litopys.events.contract.ContractEvent.ContractApprovalRefused;
import org.litopys.events.contract.ContractEvent.ContractCancelled;
import org.litopys.events.contract.ContractEvent.ContractRejected;
import org.litopys.events.contract.ContractEvent.ContractRevised;
import org.litopys.events.contract.ContractEvent.ContractSubmittedForApproval;
import org.litopys.events.contract.ContractEvent.LegalReviewCompleted;
import org.litopys.events.contract.ContractParty;
import org.litopys.events.contract.LegalOutcome;
import org.litopys.events.organisation.OrganisationId;
import org.litopys.events.programme.ApprovalStep;

/** From draft to approval: versions, review, and steps in their order by different people. */
class ContractApprovalTest {
    private static final ApprovalStep MONEY = new ApprovalStep(FINANCIAL_VERIFIER, 1);
    private static final ApprovalStep HEADS = new ApprovalStep(AUTHORISING_OFFICER, 2);
    private static final Actor SECOND_AUTHORISING = person("AO-02", AUTHORISING_OFFICER);

    private final RecordFixture<Contract> contract = contract();

    private static RecordFixture<Contract> contract(LedgerEvent... more) {
        Stream<LedgerEvent> usual =
                Stream.of(
                        SampleProgramme.created(),
                        SampleProgramme.approvesIn(MONEY, HEADS),
                        SampleCall.published(),
                        SampleApplication.drafted(),
                        SampleApplication.submitted("250000"),
                        SampleApplication.accepted("250000"));
        EventStore others =
                otherRecords(Stream.concat(usual, Stream.of(more)).toArray(LedgerEvent[]::new));
        return RecordFixture.of(Contract.class)
                .with(new Applications(others), SampleApplication.policies(others))
                .given(LEGAL, drafted("100"));
    }

    private static RecordFixture<Contract> inApproval(ApprovalStep... steps) {
        return contract().given(LEGAL, reviewed(), submitted(steps));
    }

    // Review

    @Test
    void a_draft_is_submitted_once_the_legal_review_has_nothing_against_it() {
        contract.when(new CompleteLegalReview(ID, LegalOutcome.PASSED), decidedBy(SECOND_LEGAL))
                .thenEvents(reviewed());
        contract.when(new SubmitContractForApproval(ID), by(LEGAL)).thenRefusedBy("wrong-state");
        contract()
                .given(LEGAL, new LegalReviewCompleted(ID, 1, LegalOutcome.CHANGES_NEEDED))
                .when(new SubmitContractForApproval(ID), by(LEGAL))
                .thenRefused(
                        Rule.WRONG_STATE,
                        "",
                        "submit-contract-for-approval",
                        "DRAFT",
                        "revise-contract, complete-legal-review, reject-contract, cancel-contract");
    }

    @Test
    void a_legal_review_says_why() {
        contract.when(new CompleteLegalReview(ID, LegalOutcome.CHANGES_NEEDED), by(SECOND_LEGAL))
                .thenRefusedBy("reason-missing");
    }

    @Test
    void nobody_with_an_interest_in_the_contractor_or_a_partner_reviews_it() {
        PersonId officer = PersonId.ofPseudonym(SECOND_LEGAL.id());

        for (OrganisationId party : List.of(LEAD, HOST)) {
            RecordFixture.of(Contract.class)
                    .given(LEGAL, drafted("100", HOST))
                    .among(
                            new PersonEntered(officer, SECOND_LEGAL.id()),
                            new InterestDeclared(officer, party, InterestLevel.ACTUAL))
                    .when(new CompleteLegalReview(ID, LegalOutcome.PASSED), decidedBy(SECOND_LEGAL))
                    .thenRefused(Rule.CONFLICT_OF_INTEREST, "", SECOND_LEGAL.id(), party);
        }
    }

    @Test
    void the_steps_are_those_of_the_policy_in_force_at_the_submission() {
        contract.given(LEGAL, reviewed())
                .when(new SubmitContractForApproval(ID), by(LEGAL))
                .thenEvents(submitted(MONEY, HEADS));
    }

    // Steps

    @Test
    void where_one_approval_is_asked_for_it_approves_the_contract() {
        inApproval()
                .when(new ApproveContract(ID), decidedBy(AUTHORISING))
                .thenEvents(approvalGiven(1, AUTHORISING_OFFICER), approved());
    }

    @Test
    void a_step_waits_for_the_one_before() {
        inApproval(MONEY, HEADS)
                .when(new ApproveContract(ID), decidedBy(AUTHORISING))
                .thenRefused(Rule.ROLE_MISSING, "", "AO-01", FINANCIAL_VERIFIER);
        inApproval(MONEY, HEADS)
                .when(new ApproveContract(ID), decidedBy(VERIFIER))
                .thenEvents(approvalGiven(1, FINANCIAL_VERIFIER));
        inApproval(MONEY, HEADS)
                .given(VERIFIER, approvalGiven(1, FINANCIAL_VERIFIER))
                .when(new ApproveContract(ID), decidedBy(AUTHORISING))
                .thenEvents(approvalGiven(2, AUTHORISING_OFFICER));
    }

    @Test
    void the_last_of_two_different_people_approves_the_contract() {
        RecordFixture<Contract> one =
                inApproval(HEADS).given(AUTHORISING, approvalGiven(1, AUTHORISING_OFFICER));

        one.when(new ApproveContract(ID), decidedBy(AUTHORISING))
                .thenRefused(Rule.APPROVED_BY_SAME_PERSON, "", "AO-01");
        one.when(new ApproveContract(ID), decidedBy(SECOND_AUTHORISING))
                .thenEvents(approvalGiven(1, AUTHORISING_OFFICER), approved());
    }

    @Test
    void who_has_approved_in_another_role_does_not_approve_again() {
        Actor both = person("AO-09", AUTHORISING_OFFICER, FINANCIAL_VERIFIER);

        inApproval(MONEY, HEADS)
                .given(both, approvalGiven(1, FINANCIAL_VERIFIER))
                .when(new ApproveContract(ID), decidedBy(both))
                .thenRefused(Rule.APPROVED_BY_SAME_PERSON, "", "AO-09");
    }

    @Test
    void who_approved_one_version_approves_the_next() {
        inApproval(HEADS)
                .given(AUTHORISING, approvalGiven(1, AUTHORISING_OFFICER))
                .given(LEGAL, revised(), new ApprovalInvalidated(ID, 1))
                .given(LEGAL, new LegalReviewCompleted(ID, 2, LegalOutcome.PASSED))
                .given(LEGAL, submittedAgain())
                .when(new ApproveContract(ID), decidedBy(AUTHORISING))
                .thenEvents(approvalGiven(1, AUTHORISING_OFFICER));
    }

    @Test
    void who_drafted_or_revised_does_not_approve() {
        Actor drafter = person("AO-08", AUTHORISING_OFFICER);

        contract.given(drafter, revised())
                .given(LEGAL, new LegalReviewCompleted(ID, 2, LegalOutcome.PASSED))
                .given(LEGAL, submittedAgain())
                .when(new ApproveContract(ID), decidedBy(drafter))
                .thenRefusedBy("drafter-may-not-approve-contract");
    }

    @Test
    void a_refused_approval_makes_it_a_draft_again() {
        inApproval(HEADS)
                .given(AUTHORISING, approvalGiven(1, AUTHORISING_OFFICER))
                .when(new RefuseContractApproval(ID), decidedBy(SECOND_AUTHORISING))
                .thenEvents(new ContractApprovalRefused(ID, 1, AUTHORISING_OFFICER));
        inApproval(HEADS)
                .given(AUTHORISING, new ContractApprovalRefused(ID, 1, AUTHORISING_OFFICER))
                .when(new ApproveContract(ID), decidedBy(SECOND_AUTHORISING))
                .thenRefusedBy("wrong-state");
        inApproval(MONEY)
                .when(new RefuseContractApproval(ID), decidedBy(AUTHORISING))
                .thenRefused(Rule.ROLE_MISSING, "", "AO-01", FINANCIAL_VERIFIER);
    }

    @Test
    void where_only_the_approval_as_a_whole_was_reversed_no_step_waits() {
        inApproval()
                .given(AUTHORISING, approvalGiven(1, AUTHORISING_OFFICER))
                .when(new ApproveContract(ID), decidedBy(SECOND_AUTHORISING))
                .thenRefused(Rule.APPROVAL_COMPLETE, "", 1);
    }

    // Revision

    @Test
    void a_revision_invalidates_the_approvals_that_were_given() {
        contract.when(revise("110"), by(LEGAL)).thenEvents(revised());
        inApproval(HEADS)
                .given(AUTHORISING, approvalGiven(1, AUTHORISING_OFFICER))
                .when(revise("110"), by(LEGAL))
                .thenEvents(revised(), new ApprovalInvalidated(ID, 1));
    }

    @Test
    void an_approved_contract_is_revised_until_somebody_has_signed() {
        RecordFixture<Contract> approved =
                inApproval().given(AUTHORISING, approvalGiven(1, AUTHORISING_OFFICER), approved());

        approved.when(revise("110"), by(LEGAL))
                .thenEvents(revised(), new ApprovalInvalidated(ID, 1));
        approved.given(AUTHORISING, signedBy(ContractParty.OFFICE))
                .when(revise("110"), by(LEGAL))
                .thenRefusedBy("wrong-state");
    }

    @Test
    void a_revision_stays_within_the_award() {
        contract.when(revise("250000.01"), by(LEGAL))
                .thenRefused(
                        Rule.VALUE_EXCEEDS_AWARD, "/data/value", eur("250000.01"), eur("250000"));
    }

    @Test
    void a_revised_contract_does_not_end_before_it_starts() {
        contract.when(
                        new ReviseContract(
                                ID, "Second version", eur("110"), TODAY, TODAY.minusDays(1)),
                        by(LEGAL))
                .thenRefused(Rule.DATES_REVERSED, "/data/endDate", TODAY, TODAY.minusDays(1));
    }

    @Test
    void nothing_is_revised_once_the_application_was_withdrawn() {
        contract(new ApplicationWithdrawn(SampleApplication.ID))
                .when(revise("110"), by(LEGAL))
                .thenRefused(Rule.APPLICATION_NOT_ACCEPTED, "", SampleApplication.ID, "WITHDRAWN");
    }

    // No contract

    @Test
    void nothing_follows_a_rejection_or_a_cancellation() {
        contract.when(new RejectContract(ID), decidedBy(AUTHORISING))
                .thenEvents(new ContractRejected(ID));
        contract.when(new CancelContract(ID), decidedBy(MANAGER))
                .thenEvents(new ContractCancelled(ID));
        contract()
                .given(AUTHORISING, new ContractRejected(ID))
                .when(revise("110"), by(LEGAL))
                .thenRefused(Rule.RECORD_FINISHED, "", "revise-contract", "REJECTED");
        contract()
                .given(MANAGER, new ContractCancelled(ID))
                .when(revise("110"), by(LEGAL))
                .thenRefused(Rule.RECORD_FINISHED, "", "revise-contract", "CANCELLED");
    }

    @Test
    void a_signed_contract_is_not_cancelled() {
        SampleContract.signedFixture("100")
                .when(new CancelContract(ID), decidedBy(MANAGER))
                .thenRefusedBy("wrong-state");
    }

    private static ReviseContract revise(String value) {
        return new ReviseContract(ID, "Second version", eur(value), TODAY, TODAY.plusMonths(6));
    }

    private static ContractRevised revised() {
        return new ContractRevised(
                ID,
                2,
                "Second version",
                eur("110"),
                TODAY,
                TODAY.plusMonths(6),
                Instant.parse("2026-03-24T16:00:00Z"));
    }

    private static ContractSubmittedForApproval submittedAgain() {
        return new ContractSubmittedForApproval(
                ID, 2, submitted(HEADS).steps(), submitted(HEADS).policyVersion());
    }
}
