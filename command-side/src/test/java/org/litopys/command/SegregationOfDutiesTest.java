package org.litopys.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.litopys.command.Samples.HASH;
import static org.litopys.command.Samples.HOST;
import static org.litopys.command.Samples.LEAD;
import static org.litopys.command.Samples.TODAY;
import static org.litopys.command.Samples.accept;
import static org.litopys.command.Samples.assess;
import static org.litopys.command.Samples.draftContract;
import static org.litopys.command.Samples.eur;
import static org.litopys.command.Samples.evaluate;
import static org.litopys.command.Samples.recommend;
import static org.litopys.command.Samples.reject;
import static org.litopys.command.Samples.submit;
import static org.litopys.command.Samples.unbiased;
import static org.litopys.command.Staff.AUDITOR;
import static org.litopys.command.Staff.AUTHORISING;
import static org.litopys.command.Staff.COMPLIANCE;
import static org.litopys.command.Staff.EVALUATOR;
import static org.litopys.command.Staff.LIAISON;
import static org.litopys.command.Staff.MANAGER;
import static org.litopys.command.Staff.PORTAL;
import static org.litopys.command.Staff.PROCESS;
import static org.litopys.command.Staff.RAPPORTEUR;
import static org.litopys.command.Staff.SECOND_MANAGER;
import static org.litopys.command.Staff.VERIFIER;
import static org.litopys.command.Staff.by;
import static org.litopys.command.Staff.decidedBy;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.litopys.command.application.ApplicationCommand.AssignEvaluator;
import org.litopys.command.application.ApplicationCommand.DecideRedress;
import org.litopys.command.application.ApplicationCommand.DeclareConflictOfInterest;
import org.litopys.command.application.ApplicationCommand.RequestRedress;
import org.litopys.command.application.ApplicationCommand.StartDraft;
import org.litopys.command.application.ApplicationCommand.StartScreening;
import org.litopys.command.audit.EngagementCommand.AnswerFinding;
import org.litopys.command.audit.EngagementCommand.CloseFinding;
import org.litopys.command.audit.EngagementCommand.OpenEngagement;
import org.litopys.command.audit.SampleEngagement;
import org.litopys.command.call.CallCommand.AdoptRankingList;
import org.litopys.command.call.CallCommand.DraftCall;
import org.litopys.command.call.CallCommand.PublishCall;
import org.litopys.command.call.CallCommand.StartCallEvaluation;
import org.litopys.command.contract.ContractCommand.AcceptDeliverable;
import org.litopys.command.contract.ContractCommand.ActivateContract;
import org.litopys.command.contract.ContractCommand.AmendContract;
import org.litopys.command.contract.ContractCommand.ApproveContract;
import org.litopys.command.contract.ContractCommand.AuthorisePayment;
import org.litopys.command.contract.ContractCommand.CompleteLegalReview;
import org.litopys.command.contract.ContractCommand.DefineDeliverable;
import org.litopys.command.contract.ContractCommand.ExecutePayment;
import org.litopys.command.contract.ContractCommand.OrderRecovery;
import org.litopys.command.contract.ContractCommand.RecordRecovery;
import org.litopys.command.contract.ContractCommand.RequestPayment;
import org.litopys.command.contract.ContractCommand.SignContract;
import org.litopys.command.contract.ContractCommand.SubmitDeliverable;
import org.litopys.command.introduction.IntroductionCommand.ClearIntroduction;
import org.litopys.command.introduction.IntroductionCommand.ProposeIntroduction;
import org.litopys.command.organisation.OrganisationCommand.AddContactPerson;
import org.litopys.command.organisation.OrganisationCommand.AssessOwnershipControl;
import org.litopys.command.organisation.OrganisationCommand.DeclareOwnership;
import org.litopys.command.organisation.OrganisationCommand.DeclaredOwner;
import org.litopys.command.organisation.OrganisationCommand.ErasePersonalData;
import org.litopys.command.organisation.OrganisationCommand.ExcludeOrganisation;
import org.litopys.command.organisation.OrganisationCommand.LiftLegalHold;
import org.litopys.command.organisation.OrganisationCommand.PlaceLegalHold;
import org.litopys.command.organisation.OrganisationCommand.ReinstateOrganisation;
import org.litopys.command.organisation.OrganisationCommand.ResolveScreeningMatch;
import org.litopys.command.organisation.OrganisationCommand.SuspendOrganisation;
import org.litopys.command.pilot.PilotCommand.ApprovePilotPlan;
import org.litopys.command.pilot.PilotCommand.AuthorisePilot;
import org.litopys.command.pilot.PilotCommand.CompletePilot;
import org.litopys.command.pilot.PilotCommand.EndorsePilot;
import org.litopys.command.pilot.PilotCommand.EvaluatePilot;
import org.litopys.command.pilot.PilotCommand.StartPilot;
import org.litopys.command.pilot.PilotCommand.SubmitPilotReport;
import org.litopys.command.programme.ProgrammeCommand.ApproveProgramme;
import org.litopys.command.programme.ProgrammeCommand.CreateProgramme;
import org.litopys.command.record.RecordCommand.ApproveCorrection;
import org.litopys.command.record.RecordCommand.ApproveReversal;
import org.litopys.command.record.RecordCommand.RequestCorrection;
import org.litopys.command.record.SampleActs;
import org.litopys.events.Actor;
import org.litopys.events.RecordType;
import org.litopys.events.Role;
import org.litopys.events.SegregationOfDuties;
import org.litopys.events.access.InterestLevel;
import org.litopys.events.application.ApplicationId;
import org.litopys.events.application.RedressOutcome;
import org.litopys.events.audit.EngagementId;
import org.litopys.events.audit.FindingConclusion;
import org.litopys.events.call.CallId;
import org.litopys.events.call.RankingEntry;
import org.litopys.events.call.RankingOutcome;
import org.litopys.events.contract.ContractId;
import org.litopys.events.contract.ContractParty;
import org.litopys.events.contract.DeliverableKind;
import org.litopys.events.contract.LegalOutcome;
import org.litopys.events.contract.PaymentId;
import org.litopys.events.contract.PaymentKind;
import org.litopys.events.contract.RecoveryGround;
import org.litopys.events.contract.RecoveryId;
import org.litopys.events.introduction.IntroductionId;
import org.litopys.events.introduction.SecurityLevel;
import org.litopys.events.organisation.ContactRole;
import org.litopys.events.organisation.ControlResult;
import org.litopys.events.organisation.ErasureBasis;
import org.litopys.events.organisation.ExclusionGround;
import org.litopys.events.organisation.MatchDecision;
import org.litopys.events.organisation.OrganisationId;
import org.litopys.events.organisation.ScreeningId;
import org.litopys.events.organisation.SuspensionGround;
import org.litopys.events.personal.DataSubjectId;
import org.litopys.events.pilot.PilotAdvice;
import org.litopys.events.pilot.PilotId;
import org.litopys.events.pilot.PilotOutcome;
import org.litopys.events.record.RequestId;
import org.litopys.events.record.Subject;
import tools.jackson.databind.node.StringNode;

/** Every row of the table, with people whom no missing role stops. */
class SegregationOfDutiesTest {
    @RegisterExtension private static final CommandSide SIDE = CommandSide.inMemoryOfTheClass();
    private static final AtomicInteger NUMBERS = new AtomicInteger(10_000_000);
    private static final Actor ANOTHER = Staff.withAllRoles("ALL-02");

    /** What is closed to somebody who did the first duty; the name of who does it is filled in. */
    private record Closed(Function<Actor, LedgerCommand> command) {
        static Closed to(LedgerCommand command) {
            return new Closed(_ -> command);
        }
    }

    /** By rule: lets somebody do the first duty and returns the command for the second one. */
    private static final Map<String, Function<Actor, Closed>> ROWS =
            Map.ofEntries(
                    Map.entry(
                            "creator-may-not-approve-programme",
                            who -> {
                                CreateProgramme sample = Samples.createProgramme();
                                CreateProgramme own =
                                        new CreateProgramme(
                                                "OWN",
                                                sample.title(),
                                                sample.currency(),
                                                sample.startDate(),
                                                sample.endDate(),
                                                sample.legalBasis(),
                                                null,
                                                null);
                                SIDE.send(own, by(who));
                                return Closed.to(new ApproveProgramme(own.subject(), "DEC-2026-9"));
                            }),
                    Map.entry(
                            "drafter-may-not-publish-call",
                            who -> {
                                DraftCall own = Samples.draftCall("OWN-CALL");
                                SIDE.send(own, by(who));
                                return Closed.to(new PublishCall(own.subject()));
                            }),
                    Map.entry(
                            "registrar-may-not-screen",
                            who -> Closed.to(Samples.screen(registeredBy(who)))),
                    Map.entry(
                            "ownership-declarer-may-not-assess",
                            who -> {
                                OrganisationId id = registeredBy(PORTAL);
                                SIDE.send(
                                        new DeclareOwnership(
                                                id,
                                                List.of(
                                                        new DeclaredOwner(
                                                                100,
                                                                "EE",
                                                                Samples.HOST_NUMBER,
                                                                null,
                                                                null)),
                                                HASH),
                                        by(who));
                                return Closed.to(
                                        new AssessOwnershipControl(
                                                id,
                                                ControlResult.NOT_CONTROLLED_FROM_OUTSIDE,
                                                null,
                                                TODAY));
                            }),
                    Map.entry(
                            "screener-may-not-resolve-match",
                            who -> {
                                OrganisationId id = registeredBy(PORTAL);
                                CommandEnvelope screening = by(who);
                                SIDE.send(Samples.screen(id, "EU.1"), screening);
                                // Of another screening, which closes nothing.
                                SIDE.send(Samples.screen(id), by(ANOTHER));
                                return Closed.to(
                                        new ResolveScreeningMatch(
                                                id,
                                                new ScreeningId(screening.commandId()),
                                                "EU.1",
                                                MatchDecision.FALSE_POSITIVE));
                            }),
                    Map.entry(
                            "suspender-may-not-reinstate",
                            who -> {
                                OrganisationId id = registeredBy(PORTAL);
                                SIDE.send(
                                        new SuspendOrganisation(id, SuspensionGround.OTHER, null),
                                        decidedBy(who));
                                return Closed.to(new ReinstateOrganisation(id));
                            }),
                    Map.entry(
                            "excluder-may-not-reinstate",
                            who -> {
                                OrganisationId id = registeredBy(PORTAL);
                                SIDE.send(
                                        new ExcludeOrganisation(
                                                id,
                                                Set.of(ExclusionGround.BANKRUPTCY),
                                                "EDES/1",
                                                TODAY),
                                        decidedBy(who));
                                return Closed.to(new ReinstateOrganisation(id));
                            }),
                    Map.entry(
                            "hold-lifter-may-not-erase",
                            who -> {
                                OrganisationId id = registeredBy(PORTAL);
                                CommandEnvelope added = by(PORTAL);
                                SIDE.send(
                                        new AddContactPerson(
                                                id,
                                                ContactRole.FINANCE,
                                                "Olena Kovalenko",
                                                "olena@example.org",
                                                null,
                                                null),
                                        added);
                                DataSubjectId person = new DataSubjectId(added.commandId());
                                SIDE.send(new PlaceLegalHold(id, person, "OLAF/1"), decidedBy(who));
                                SIDE.send(new LiftLegalHold(id, person, "OLAF/1"), decidedBy(who));
                                return Closed.to(
                                        new ErasePersonalData(
                                                id, person, ErasureBasis.DATA_SUBJECT_REQUEST));
                            }),
                    Map.entry(
                            "applicant-may-not-screen",
                            who -> Closed.to(new StartScreening(submittedBy(who)))),
                    Map.entry(
                            "applicant-may-not-assess",
                            who -> Closed.to(assess(submittedBy(who), true))),
                    Map.entry(
                            "applicant-may-not-evaluate",
                            who -> {
                                ApplicationId id = submittedBy(who);
                                SIDE.send(assess(id, true), decidedBy(COMPLIANCE));
                                return new Closed(
                                        evaluator -> new AssignEvaluator(id, evaluator.id()));
                            }),
                    Map.entry(
                            "applicant-may-not-decide",
                            who ->
                                    Closed.to(
                                            reject(
                                                    recommended(
                                                            who, COMPLIANCE, EVALUATOR, MANAGER)))),
                    Map.entry(
                            "screener-may-not-assess",
                            who -> Closed.to(assess(screenedBy(who), true))),
                    Map.entry(
                            "screener-may-not-decide",
                            who -> {
                                ApplicationId id = screenedBy(who);
                                SIDE.send(assess(id, true), decidedBy(COMPLIANCE));
                                Samples.evaluatedAndRecommended(SIDE, id, "100");
                                return Closed.to(reject(id));
                            }),
                    Map.entry(
                            "assessor-may-not-decide",
                            who ->
                                    Closed.to(
                                            accept(
                                                    recommended(PORTAL, who, EVALUATOR, MANAGER),
                                                    "100"))),
                    Map.entry(
                            "evaluator-may-not-decide",
                            who ->
                                    Closed.to(
                                            reject(recommended(PORTAL, COMPLIANCE, who, MANAGER)))),
                    Map.entry(
                            "recused-may-not-assign-evaluators",
                            who ->
                                    Closed.to(
                                            new AssignEvaluator(recusedFrom(who), EVALUATOR.id()))),
                    Map.entry(
                            "applicant-may-not-rank",
                            who -> {
                                CallId call = ownCall();
                                return ranking(
                                        call,
                                        recommended(
                                                submittedTo(call, who),
                                                COMPLIANCE,
                                                EVALUATOR,
                                                MANAGER));
                            }),
                    Map.entry(
                            "recused-may-not-rank",
                            who -> {
                                CallId call = ownCall();
                                ApplicationId id = recusedFrom(submittedTo(call, PORTAL), who);
                                Samples.evaluatedAndRecommended(SIDE, id, "100");
                                return ranking(call, id);
                            }),
                    Map.entry(
                            "recused-may-not-evaluate",
                            who -> {
                                ApplicationId id = recusedFrom(who);
                                return new Closed(
                                        evaluator -> new AssignEvaluator(id, evaluator.id()));
                            }),
                    Map.entry(
                            "recused-may-not-recommend",
                            who -> {
                                ApplicationId id = recusedFrom(who);
                                evaluatedBy(EVALUATOR, id);
                                return Closed.to(recommend(id, "100"));
                            }),
                    Map.entry(
                            "recused-may-not-decide",
                            who -> {
                                ApplicationId id = recusedFrom(who);
                                evaluatedBy(EVALUATOR, id);
                                SIDE.send(recommend(id, "100"), decidedBy(MANAGER));
                                return Closed.to(accept(id, "100"));
                            }),
                    Map.entry(
                            "recommender-may-not-decide",
                            who ->
                                    Closed.to(
                                            accept(
                                                    recommended(PORTAL, COMPLIANCE, EVALUATOR, who),
                                                    "100"))),
                    Map.entry(
                            "applicant-may-not-decide-redress",
                            who -> complaint(recommended(who, COMPLIANCE, EVALUATOR, MANAGER))),
                    Map.entry(
                            "screener-may-not-decide-redress",
                            who -> {
                                ApplicationId id = screenedBy(who);
                                SIDE.send(assess(id, false), decidedBy(COMPLIANCE));
                                SIDE.send(new RequestRedress(id), decidedBy(PORTAL));
                                return Closed.to(new DecideRedress(id, RedressOutcome.DISMISSED));
                            }),
                    Map.entry(
                            "assessor-may-not-decide-redress",
                            who -> complaint(recommended(PORTAL, who, EVALUATOR, MANAGER))),
                    Map.entry(
                            "assigner-may-not-decide-redress",
                            who -> {
                                ApplicationId id = submittedBy(PORTAL);
                                SIDE.send(assess(id, true), decidedBy(COMPLIANCE));
                                SIDE.send(new AssignEvaluator(id, EVALUATOR.id()), by(who));
                                SIDE.send(unbiased(id), by(EVALUATOR));
                                SIDE.send(evaluate(id), decidedBy(EVALUATOR));
                                SIDE.send(recommend(id, "100"), decidedBy(MANAGER));
                                return complaint(id);
                            }),
                    Map.entry(
                            "ranker-may-not-decide-redress",
                            who -> {
                                CallId call = ownCall();
                                ApplicationId id =
                                        recommended(
                                                submittedTo(call, PORTAL),
                                                COMPLIANCE,
                                                EVALUATOR,
                                                MANAGER);
                                startEvaluation(call);
                                SIDE.send(
                                        rank(call, id, RAPPORTEUR.id(), who.id()),
                                        decidedBy(RAPPORTEUR));
                                return complaint(id);
                            }),
                    Map.entry(
                            "evaluator-may-not-decide-redress",
                            who -> complaint(recommended(PORTAL, COMPLIANCE, who, MANAGER))),
                    Map.entry(
                            "recused-may-not-decide-redress",
                            who -> {
                                ApplicationId id = recusedFrom(who);
                                Samples.evaluatedAndRecommended(SIDE, id, "100");
                                return complaint(id);
                            }),
                    Map.entry(
                            "recommender-may-not-decide-redress",
                            who -> complaint(recommended(PORTAL, COMPLIANCE, EVALUATOR, who))),
                    Map.entry(
                            "decider-may-not-decide-redress",
                            who ->
                                    complaint(
                                            recommended(PORTAL, COMPLIANCE, EVALUATOR, MANAGER),
                                            who)),
                    Map.entry(
                            "evaluator-may-not-propose-introduction",
                            who -> {
                                ApplicationId id = recommended(PORTAL, COMPLIANCE, who, MANAGER);
                                SIDE.send(accept(id, "100"), decidedBy(AUTHORISING));
                                return Closed.to(new ProposeIntroduction(id, HOST, null));
                            }),
                    Map.entry(
                            "recused-may-not-propose-introduction",
                            who ->
                                    Closed.to(
                                            new ProposeIntroduction(
                                                    acceptedWithout(who), HOST, null))),
                    Map.entry(
                            "proposer-may-not-clear",
                            who -> {
                                ApplicationId id = Samples.accepted(SIDE, "100");
                                SIDE.send(new ProposeIntroduction(id, HOST, null), decidedBy(who));
                                return Closed.to(
                                        new ClearIntroduction(
                                                IntroductionId.between(id, HOST),
                                                false,
                                                SecurityLevel.INTERNAL));
                            }),
                    Map.entry(
                            "plan-author-may-not-approve-plan",
                            who -> Closed.to(new ApprovePilotPlan(submitted(LIAISON, who), HASH))),
                    Map.entry(
                            "proposer-may-not-endorse-pilot",
                            who ->
                                    Closed.to(
                                            new EndorsePilot(
                                                    planned(who, PORTAL, SECOND_MANAGER)))),
                    Map.entry(
                            "proposer-may-not-authorise-pilot",
                            who -> {
                                PilotId pilot = planned(who, PORTAL, SECOND_MANAGER);
                                SIDE.send(new EndorsePilot(pilot), decidedBy(MANAGER));
                                return Closed.to(new AuthorisePilot(pilot));
                            }),
                    Map.entry(
                            "endorser-may-not-authorise-pilot",
                            who -> {
                                PilotId pilot = planned(LIAISON, PORTAL, SECOND_MANAGER);
                                SIDE.send(new EndorsePilot(pilot), decidedBy(who));
                                return Closed.to(new AuthorisePilot(pilot));
                            }),
                    Map.entry(
                            "applicant-may-not-evaluate-pilot",
                            who -> {
                                ApplicationId id = recommended(who, COMPLIANCE, EVALUATOR, MANAGER);
                                SIDE.send(accept(id, "100"), decidedBy(AUTHORISING));
                                PilotId pilot = Samples.running(SIDE, Samples.held(SIDE, id));
                                return Closed.to(evaluationOf(reported(pilot, PORTAL)));
                            }),
                    Map.entry(
                            "recused-may-not-evaluate-pilot",
                            who ->
                                    Closed.to(
                                            evaluationOf(
                                                    reported(
                                                            Samples.running(
                                                                    SIDE,
                                                                    Samples.held(
                                                                            SIDE,
                                                                            acceptedWithout(who))),
                                                            PORTAL)))),
                    Map.entry(
                            "plan-author-may-not-evaluate-pilot",
                            who ->
                                    Closed.to(
                                            evaluationOf(
                                                    reported(
                                                            started(
                                                                    planned(
                                                                            LIAISON,
                                                                            who,
                                                                            SECOND_MANAGER)),
                                                            PORTAL)))),
                    Map.entry(
                            "plan-approver-may-not-evaluate-pilot",
                            who ->
                                    Closed.to(
                                            evaluationOf(
                                                    reported(
                                                            started(planned(LIAISON, PORTAL, who)),
                                                            PORTAL)))),
                    Map.entry(
                            "reporter-may-not-evaluate-pilot",
                            who ->
                                    Closed.to(
                                            evaluationOf(
                                                    reported(
                                                            started(
                                                                    planned(
                                                                            LIAISON,
                                                                            PORTAL,
                                                                            SECOND_MANAGER)),
                                                            who)))),
                    Map.entry(
                            "drafter-may-not-review-contract",
                            who -> {
                                PilotId pilot = evaluated();
                                SIDE.send(draftContract(pilot, "100"), by(who));
                                return Closed.to(
                                        new CompleteLegalReview(
                                                ContractId.after(pilot), LegalOutcome.PASSED));
                            }),
                    Map.entry(
                            "drafter-may-not-approve-contract",
                            who -> {
                                PilotId pilot = evaluated();
                                SIDE.send(draftContract(pilot, "100"), by(who));
                                ContractId contract = ContractId.after(pilot);
                                Samples.submitted(SIDE, contract);
                                return Closed.to(new ApproveContract(contract));
                            }),
                    Map.entry(
                            "drafter-may-not-amend-contract",
                            who -> {
                                ContractId contract = signedByContractor(who, PORTAL);
                                SIDE.send(
                                        new SignContract(contract, ContractParty.OFFICE, "Q"),
                                        by(AUTHORISING));
                                return Closed.to(
                                        new AmendContract(
                                                contract, eur("90"), TODAY.plusYears(1), "A-1"));
                            }),
                    Map.entry(
                            "signer-may-not-sign-for-both",
                            who ->
                                    Closed.to(
                                            new SignContract(
                                                    signedByContractor(MANAGER, who),
                                                    ContractParty.OFFICE,
                                                    "Q"))),
                    Map.entry(
                            "submitter-may-not-accept-deliverable",
                            who -> {
                                ContractId contract = Samples.signed(SIDE, evaluated(), "100");
                                SIDE.send(new ActivateContract(contract), by(MANAGER));
                                SIDE.send(
                                        new DefineDeliverable(
                                                contract,
                                                "D1",
                                                DeliverableKind.RESULT,
                                                "Manual",
                                                TODAY.plusDays(30)),
                                        by(MANAGER));
                                SIDE.send(new SubmitDeliverable(contract, "D1", HASH), by(who));
                                return Closed.to(new AcceptDeliverable(contract, "D1"));
                            }),
                    Map.entry(
                            "initiator-may-not-verify-payment",
                            who -> {
                                ContractId contract = Samples.signed(SIDE, evaluated(), "100");
                                return Closed.to(
                                        Samples.verify(contract, requested(contract, who)));
                            }),
                    Map.entry(
                            "initiator-may-not-authorise-payment",
                            who -> {
                                ContractId contract = Samples.signed(SIDE, evaluated(), "100");
                                PaymentId payment = requested(contract, who);
                                SIDE.send(Samples.verify(contract, payment), by(VERIFIER));
                                return Closed.to(new AuthorisePayment(contract, payment));
                            }),
                    Map.entry(
                            "verifier-may-not-authorise-payment",
                            who -> {
                                ContractId contract = Samples.signed(SIDE, evaluated(), "100");
                                PaymentId payment = requested(contract, Staff.INITIATOR);
                                SIDE.send(Samples.verify(contract, payment), by(who));
                                return Closed.to(new AuthorisePayment(contract, payment));
                            }),
                    Map.entry(
                            "verifier-may-not-execute-payment",
                            who -> {
                                ContractId contract = Samples.signed(SIDE, evaluated(), "100");
                                PaymentId payment = requested(contract, Staff.INITIATOR);
                                SIDE.send(Samples.verify(contract, payment), by(who));
                                SIDE.send(
                                        new AuthorisePayment(contract, payment),
                                        decidedBy(AUTHORISING));
                                return Closed.to(
                                        new ExecutePayment(contract, payment, TODAY, "TRF"));
                            }),
                    Map.entry(
                            "initiator-may-not-execute-payment",
                            who -> {
                                ContractId contract = Samples.signed(SIDE, evaluated(), "100");
                                PaymentId payment = requested(contract, who);
                                SIDE.send(Samples.verify(contract, payment), by(VERIFIER));
                                SIDE.send(
                                        new AuthorisePayment(contract, payment),
                                        decidedBy(AUTHORISING));
                                return Closed.to(
                                        new ExecutePayment(contract, payment, TODAY, "TRF"));
                            }),
                    Map.entry(
                            "authoriser-may-not-execute-payment",
                            who -> {
                                ContractId contract = Samples.signed(SIDE, evaluated(), "100");
                                PaymentId payment = requested(contract, Staff.INITIATOR);
                                SIDE.send(Samples.verify(contract, payment), by(VERIFIER));
                                SIDE.send(new AuthorisePayment(contract, payment), decidedBy(who));
                                return Closed.to(
                                        new ExecutePayment(contract, payment, TODAY, "TRF"));
                            }),
                    Map.entry(
                            "orderer-may-not-record-recovery",
                            who -> {
                                ContractId contract = Samples.signed(SIDE, evaluated(), "100");
                                SIDE.send(
                                        new ExecutePayment(
                                                contract,
                                                Samples.authorised(SIDE, contract, "50"),
                                                TODAY,
                                                "TRF"),
                                        by(Staff.ACCOUNTING));
                                RecoveryId recovery = new RecoveryId(UUID.randomUUID());
                                SIDE.send(
                                        new OrderRecovery(
                                                contract,
                                                eur("20"),
                                                RecoveryGround.OVERPAYMENT,
                                                recovery),
                                        decidedBy(who));
                                return Closed.to(
                                        new RecordRecovery(
                                                contract, recovery, null, TODAY, "TRF-R"));
                            }),
                    Map.entry(
                            "auditor-may-not-answer-finding",
                            who ->
                                    Closed.to(
                                            new AnswerFinding(
                                                    foundBy(who), 1, "It is being mended."))),
                    Map.entry(
                            "answerer-may-not-audit-finding",
                            who -> {
                                EngagementId engagement = foundBy(AUDITOR);
                                SIDE.send(
                                        new AnswerFinding(engagement, 1, "It is being mended."),
                                        by(who));
                                return Closed.to(
                                        new CloseFinding(
                                                engagement, 1, FindingConclusion.REMEDIED));
                            }),
                    Map.entry(
                            "requester-may-not-decide-correction",
                            who -> {
                                Subject subject =
                                        Subject.of(RecordType.APPLICATION, Samples.drafted(SIDE));
                                CommandEnvelope asked = decidedBy(who);
                                SIDE.send(
                                        new RequestCorrection(
                                                subject,
                                                SampleActs.newest(
                                                        SIDE, subject, "ApplicationDrafted"),
                                                "title",
                                                StringNode.valueOf("Right title"),
                                                null),
                                        asked);
                                return Closed.to(
                                        new ApproveCorrection(
                                                subject, new RequestId(asked.commandId())));
                            }),
                    Map.entry(
                            "requester-may-not-decide-reversal",
                            who -> {
                                ApplicationId id = Samples.recommended(SIDE, "100");
                                SIDE.send(reject(id), decidedBy(Staff.AUTHORISING));
                                Subject subject = Subject.of(RecordType.APPLICATION, id);
                                return Closed.to(
                                        new ApproveReversal(
                                                subject,
                                                SampleActs.reversalRequested(
                                                        SIDE,
                                                        subject,
                                                        "ApplicationRejected",
                                                        who)));
                            }));

    @BeforeAll
    static void open() {
        Samples.openOffice(SIDE, "1000000");
        for (String person : List.of("ALL-01", "ALL-03")) {
            Samples.delegated(
                    SIDE, Staff.withAllRoles(person), ANOTHER.id(), Role.AUTHORISING_OFFICER);
        }
    }

    static Stream<String> rules() {
        return SegregationOfDuties.TABLE.stream().map(SegregationOfDuties.Row::rule);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void each_row_of_the_table_stops_the_same_person_and_nobody_else(String rule) {
        Actor who = Staff.withAllRoles("ALL-01");
        Closed closed = Objects.requireNonNull(ROWS.get(rule), rule).apply(who);
        long head = SIDE.head();

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> SIDE.send(closed.command().apply(who), decidedBy(who)))
                .satisfies(refused -> {
                    assertThat(refused.refusal().rule()).isEqualTo(rule);
                    assertThat(refused.refusal().kind()).isEqualTo(Refusal.Kind.FORBIDDEN);
                    assertThat(refused.refusal().arguments()).first().isEqualTo("ALL-01");
                });
        assertThat(SIDE.head()).isEqualTo(head);
        SIDE.send(closed.command().apply(ANOTHER), decidedBy(ANOTHER));
        assertThat(SIDE.head()).isGreaterThan(head);
    }

    @Test
    void a_duty_counts_for_the_person_in_whose_place_somebody_acts_too() {
        Actor who = Staff.withAllRoles("ALL-01");
        ApplicationId id = recommended(PORTAL, who, EVALUATOR, MANAGER);

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> SIDE.send(reject(id), inPlaceOf("ALL-01")))
                .satisfies(refused ->
                        assertThat(refused.refusal().rule()).isEqualTo("assessor-may-not-decide"));
        SIDE.send(reject(id), inPlaceOf("ALL-03"));
    }

    @Test
    void another_payment_of_the_same_contract_is_another_matter() {
        Actor who = Staff.withAllRoles("ALL-01");
        ContractId contract = Samples.signed(SIDE, evaluated(), "100");
        requested(contract, who);
        PaymentId other = requested(contract, Staff.INITIATOR);

        SIDE.send(Samples.verify(contract, other), by(VERIFIER));
        SIDE.send(new AuthorisePayment(contract, other), decidedBy(who));
    }

    @Test
    void who_writes_a_draft_takes_the_applicants_side_as_who_submits_it() {
        Actor writer = Staff.withAllRoles("ALL-01");
        ApplicationId id = new ApplicationId(UUID.randomUUID());
        SIDE.send(Samples.startDraft(id), by(writer));
        SIDE.send(submit(id, "100"), by(PORTAL));

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> SIDE.send(assess(id, true), decidedBy(writer)))
                .satisfies(refused ->
                        assertThat(refused.refusal().rule()).isEqualTo("applicant-may-not-assess"));
        SIDE.send(assess(id, true), decidedBy(ANOTHER));
    }

    private static CommandEnvelope inPlaceOf(String person) {
        return decidedBy(ANOTHER).inPlaceOf(person);
    }

    /** An engagement, of whose team all are, with one finding. */
    private static EngagementId foundBy(Actor auditor) {
        OpenEngagement open = SampleEngagement.open("AUDIT-" + UUID.randomUUID());
        SIDE.send(open, by(auditor));
        SIDE.send(SampleEngagement.find(open.subject()), by(auditor));
        return open.subject();
    }

    private static OrganisationId registeredBy(Actor who) {
        return Samples.anotherOrganisation(SIDE, who);
    }

    private static ApplicationId submittedBy(Actor who) {
        ApplicationId id = Samples.drafted(SIDE);
        SIDE.send(submit(id, "100"), by(who));
        return id;
    }

    private static ApplicationId recommended(
            Actor submitter, Actor assessor, Actor evaluator, Actor recommender) {
        return recommended(submittedBy(submitter), assessor, evaluator, recommender);
    }

    private static ApplicationId recommended(
            ApplicationId submitted, Actor assessor, Actor evaluator, Actor recommender) {
        SIDE.send(assess(submitted, true), decidedBy(assessor));
        evaluatedBy(evaluator, submitted);
        SIDE.send(recommend(submitted, "100"), decidedBy(recommender));
        return submitted;
    }

    /** A call that no other test ranks. */
    private static CallId ownCall() {
        DraftCall own = Samples.draftCall("RANKED-" + NUMBERS.incrementAndGet());
        SIDE.send(own, by(MANAGER));
        SIDE.send(new PublishCall(own.subject()), decidedBy(AUTHORISING));
        return own.subject();
    }

    private static ApplicationId submittedTo(CallId call, Actor who) {
        ApplicationId id = new ApplicationId(UUID.randomUUID());
        SIDE.send(new StartDraft(id, call, LEAD, "Warm", "Heat for hospitals.", "en"), by(PORTAL));
        SIDE.send(submit(id, "100"), by(who));
        return id;
    }

    /** The calls of the other tests stay open. */
    private static void startEvaluation(CallId call) {
        Samples.closeCall(SIDE, call);
        SIDE.send(new StartCallEvaluation(call), by(PROCESS));
        SIDE.clock.set(Samples.NOW);
    }

    private static Closed ranking(CallId call, ApplicationId ranked) {
        startEvaluation(call);
        return new Closed(chair -> rank(call, ranked, chair.id(), EVALUATOR.id()));
    }

    private static AdoptRankingList rank(
            CallId call, ApplicationId ranked, String chair, String member) {
        return new AdoptRankingList(
                call,
                List.of(new RankingEntry(ranked, 80, 1, RankingOutcome.MAIN)),
                Set.of(chair, member, "EV-99"));
    }

    /** An application that was found to be in the right form. */
    private static ApplicationId screenedBy(Actor screener) {
        ApplicationId id = submittedBy(PORTAL);
        SIDE.send(new StartScreening(id), by(screener));
        SIDE.send(Samples.admit(id, true), decidedBy(screener));
        return id;
    }

    private static Closed complaint(ApplicationId recommended) {
        return complaint(recommended, AUTHORISING);
    }

    /** The decision on a complaint about the rejection of an application. */
    private static Closed complaint(ApplicationId recommended, Actor decider) {
        SIDE.send(reject(recommended), decidedBy(decider));
        SIDE.send(new RequestRedress(recommended), decidedBy(PORTAL));
        return Closed.to(new DecideRedress(recommended, RedressOutcome.DISMISSED));
    }

    private static void evaluatedBy(Actor evaluator, ApplicationId id) {
        SIDE.send(new AssignEvaluator(id, evaluator.id()), by(MANAGER));
        SIDE.send(unbiased(id), by(evaluator));
        SIDE.send(evaluate(id), decidedBy(evaluator));
    }

    /** An eligible application whose first evaluator stepped back because of an interest. */
    private static ApplicationId recusedFrom(Actor evaluator) {
        return recusedFrom(submittedBy(PORTAL), evaluator);
    }

    private static ApplicationId recusedFrom(ApplicationId submitted, Actor evaluator) {
        SIDE.send(assess(submitted, true), decidedBy(COMPLIANCE));
        SIDE.send(new AssignEvaluator(submitted, evaluator.id()), by(MANAGER));
        SIDE.send(
                new DeclareConflictOfInterest(submitted, InterestLevel.ACTUAL),
                decidedBy(evaluator));
        return submitted;
    }

    /** An award for which the first evaluator stepped back. */
    private static ApplicationId acceptedWithout(Actor evaluator) {
        ApplicationId id = recusedFrom(evaluator);
        Samples.evaluatedAndRecommended(SIDE, id, "100");
        SIDE.send(accept(id, "100"), decidedBy(AUTHORISING));
        return id;
    }

    private static PilotId submitted(Actor proposer, Actor author) {
        IntroductionId introduction = Samples.held(SIDE, Samples.accepted(SIDE, "100"));
        SIDE.send(Samples.proposePilot(introduction), by(proposer));
        PilotId pilot = PilotId.after(introduction);
        SIDE.send(Samples.submitPlan(pilot), by(author));
        return pilot;
    }

    private static PilotId planned(Actor proposer, Actor author, Actor approver) {
        PilotId pilot = submitted(proposer, author);
        SIDE.send(new ApprovePilotPlan(pilot, HASH), decidedBy(approver));
        return pilot;
    }

    private static PilotId started(PilotId pilot) {
        SIDE.send(new EndorsePilot(pilot), decidedBy(MANAGER));
        SIDE.send(new AuthorisePilot(pilot), decidedBy(AUTHORISING));
        SIDE.send(new StartPilot(pilot, TODAY, 6), by(LIAISON));
        return pilot;
    }

    private static PilotId reported(PilotId pilot, Actor reporter) {
        SIDE.send(new CompletePilot(pilot, TODAY), by(LIAISON));
        SIDE.send(new SubmitPilotReport(pilot, HASH), by(reporter));
        return pilot;
    }

    private static EvaluatePilot evaluationOf(PilotId pilot) {
        return new EvaluatePilot(pilot, PilotOutcome.SUCCESS, List.of(), 7, PilotAdvice.SCALE);
    }

    private static ContractId signedByContractor(Actor drafter, Actor signatory) {
        PilotId pilot = evaluated();
        SIDE.send(draftContract(pilot, "100"), by(drafter));
        ContractId contract = ContractId.after(pilot);
        Samples.submittedAndApproved(SIDE, contract);
        SIDE.send(new SignContract(contract, ContractParty.CONTRACTOR, "Q"), by(signatory));
        return contract;
    }

    private static PilotId evaluated() {
        return Samples.evaluated(SIDE, Samples.held(SIDE, Samples.accepted(SIDE, "100")));
    }

    private static PaymentId requested(ContractId contract, Actor initiator) {
        PaymentId payment = new PaymentId(UUID.randomUUID());
        SIDE.send(
                new RequestPayment(contract, PaymentKind.INTERIM, eur("10"), payment),
                by(initiator));
        return payment;
    }
}
