package org.litopys.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.litopys.command.Samples.PROGRAMME;
import static org.litopys.command.Samples.TODAY;
import static org.litopys.command.Samples.eur;
import static org.litopys.command.Staff.ACCOUNTING;
import static org.litopys.command.Staff.AUTHORISING;
import static org.litopys.command.Staff.INITIATOR;
import static org.litopys.command.Staff.MANAGER;
import static org.litopys.command.Staff.VERIFIER;
import static org.litopys.command.Staff.by;
import static org.litopys.command.Staff.decidedBy;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.litopys.command.contract.ContractCommand.AuthorisePayment;
import org.litopys.command.contract.ContractCommand.CompleteContract;
import org.litopys.command.contract.ContractCommand.ExecutePayment;
import org.litopys.command.contract.ContractCommand.RequestPayment;
import org.litopys.events.application.ApplicationId;
import org.litopys.events.contract.ContractId;
import org.litopys.events.contract.PaymentId;
import org.litopys.events.contract.PaymentKind;
import org.litopys.events.introduction.IntroductionId;
import org.litopys.events.pilot.PilotId;

class WholePathTest {
    @Test
    void an_application_goes_from_draft_to_a_paid_contract() {
        try (CommandSide side = CommandSide.start()) {
            Samples.openOffice(side, "1000000");

            ApplicationId application = Samples.accepted(side, "250000");
            IntroductionId introduction = Samples.held(side, application);
            PilotId pilot = Samples.evaluated(side, introduction);
            ContractId contract = Samples.signed(side, pilot, "200000");
            PaymentId payment = new PaymentId(UUID.randomUUID());
            side.send(
                    new RequestPayment(contract, PaymentKind.PREFINANCING, eur("80000"), payment),
                    by(INITIATOR));
            side.send(Samples.verify(contract, payment), by(VERIFIER));
            side.send(new AuthorisePayment(contract, payment), decidedBy(AUTHORISING));
            side.send(new ExecutePayment(contract, payment, TODAY, "TRF-1"), by(ACCOUNTING));
            Receipt last = side.send(new CompleteContract(contract, Samples.HASH), by(MANAGER));

            assertThat(side.eventsOf(application))
                    .containsExactly(
                            "ApplicationDrafted",
                            "ApplicationSubmitted",
                            "EligibilityAssessed",
                            "EvaluatorAssigned",
                            "ConflictOfInterestDeclared",
                            "EvaluationSubmitted",
                            "ApplicationRecommended",
                            "ApplicationAccepted",
                            "ApplicationIntroduced",
                            "ApplicationMatched",
                            "FollowOnBegan", // the pilot
                            "FollowOnBegan", // the contract
                            "ApplicationContracted");
            assertThat(side.eventsOf(introduction))
                    .containsExactly(
                            "IntroductionProposed",
                            "IntroductionCleared",
                            "IntroductionOffered",
                            "IntroductionAcceptedByParty",
                            "IntroductionAcceptedByParty",
                            "MeetingHeld",
                            "IntroductionProgressedToPilot");
            assertThat(side.eventsOf(pilot))
                    .containsExactly(
                            "PilotProposed",
                            "PilotPlanSubmitted",
                            "PilotPlanApproved",
                            "PilotEndorsed",
                            "PilotAuthorised",
                            "PilotStarted",
                            "PilotCompleted",
                            "PilotReportSubmitted",
                            "PilotEvaluated");
            assertThat(side.eventsOf(contract))
                    .containsExactly(
                            "ContractDrafted",
                            "LegalReviewCompleted",
                            "ContractSubmittedForApproval",
                            "ContractApprovalGiven",
                            "ContractApproved",
                            "ContractSignedByParty",
                            "ContractSignedByParty",
                            "ContractSigned",
                            "PaymentRequested",
                            "PaymentVerified",
                            "PaymentAuthorised",
                            "PaymentExecuted",
                            "ContractCompleted");
            assertThat(side.eventsOf(PROGRAMME))
                    .containsExactly(
                            "ProgrammeCreated",
                            "ProgrammeApproved",
                            "ProgrammeActivated",
                            "BudgetAllocated",
                            "CallListed",
                            "BudgetReserved",
                            "BudgetCommitted",
                            "BudgetReservationReleased",
                            "BudgetConsumed");
            assertThat(last.position()).isEqualTo(side.head());
            assertThat(last.version()).isEqualTo(13);
        }
    }
}
