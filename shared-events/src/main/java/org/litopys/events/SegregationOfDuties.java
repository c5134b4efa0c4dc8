package org.litopys.events;

import static org.litopys.events.Duty.*;
import static org.litopys.events.SegregationOfDuties.Same.*;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Who did one thing to a record may not do another to the same record. The rows follow Regulation
 * (EU, Euratom) 2024/2509 (initiation apart from verification, authorising apart from accounting;
 * award committees without conflicts of interest).
 *
 * <p>Rules of the same kind are no rows where they do not compare two duties: nobody grants a role
 * to himself or is granted {@linkplain Role#isIncompatibleWith incompatible} ones, and whoever has
 * an actual interest in an organisation does nothing to its records. They are looked for again in
 * what was recorded, as the rows are.
 */
public final class SegregationOfDuties {
    /** On what the two duties of a row must not meet. */
    public enum Same {
        RECORD(null),
        /** The application that two records of different kinds come from, or that a call ranks. */
        APPLICATION(null),
        SCREENING("screening"),
        PERSON("person"),
        PAYMENT("paymentId"),
        RECOVERY("recoveryId"),
        FINDING("finding"),
        DELIVERABLE("deliverable"),
        /** A request for a correction or reversal. */
        REQUEST("requestId");

        private final @Nullable String component;

        Same(@Nullable String component) {
            this.component = component;
        }

        /** Name of what tells the parts of a record apart; null where the whole is meant. */
        public @Nullable String component() {
            return component;
        }

        /**
         * Which part of its record an event is about; empty text where the whole, nothing where the
         * event names no such part.
         */
        public Optional<String> in(LedgerEvent event) {
            return component == null
                    ? Optional.of("")
                    : Components.of(event.getClass()).value(component, event).map(Object::toString);
        }
    }

    /**
     * One row: after {@code done}, {@code forbidden} is closed to the same person.
     *
     * @param rule stable name of the row, as refusals and the exceptions report give it
     */
    public record Row(String rule, Duty done, Duty forbidden, Same same) {
        Row(String rule, Duty done, Duty forbidden) {
            this(rule, done, forbidden, RECORD);
        }
    }

    /** The whole table, in the order in which a record lives through it. */
    public static final List<Row> TABLE =
            List.of(
                    new Row(
                            "creator-may-not-approve-programme",
                            CREATE_PROGRAMME,
                            APPROVE_PROGRAMME),
                    new Row("drafter-may-not-publish-call", DRAFT_CALL, PUBLISH_CALL),
                    new Row("registrar-may-not-screen", REGISTER_ORGANISATION, SCREEN_ORGANISATION),
                    new Row(
                            "ownership-declarer-may-not-assess",
                            DECLARE_OWNERSHIP,
                            ASSESS_OWNERSHIP),
                    new Row(
                            "screener-may-not-resolve-match",
                            SCREEN_ORGANISATION,
                            RESOLVE_MATCH,
                            SCREENING),
                    new Row(
                            "suspender-may-not-reinstate",
                            SUSPEND_ORGANISATION,
                            REINSTATE_ORGANISATION),
                    new Row(
                            "excluder-may-not-reinstate",
                            EXCLUDE_ORGANISATION,
                            REINSTATE_ORGANISATION),
                    new Row(
                            "hold-lifter-may-not-erase",
                            LIFT_LEGAL_HOLD,
                            ERASE_PERSONAL_DATA,
                            PERSON),
                    new Row("applicant-may-not-screen", SUBMIT_APPLICATION, SCREEN_APPLICATION),
                    new Row("applicant-may-not-assess", SUBMIT_APPLICATION, ASSESS_ELIGIBILITY),
                    new Row("applicant-may-not-evaluate", SUBMIT_APPLICATION, EVALUATE),
                    new Row("applicant-may-not-decide", SUBMIT_APPLICATION, DECIDE),
                    new Row("screener-may-not-assess", SCREEN_APPLICATION, ASSESS_ELIGIBILITY),
                    new Row("screener-may-not-decide", SCREEN_APPLICATION, DECIDE),
                    new Row("assessor-may-not-decide", ASSESS_ELIGIBILITY, DECIDE),
                    new Row("evaluator-may-not-decide", EVALUATE, DECIDE),
                    new Row("recused-may-not-assign-evaluators", RECUSE, ASSIGN_EVALUATOR),
                    new Row("recused-may-not-evaluate", RECUSE, EVALUATE),
                    new Row(
                            "applicant-may-not-rank",
                            SUBMIT_APPLICATION,
                            ADOPT_RANKING,
                            APPLICATION),
                    new Row("recused-may-not-rank", RECUSE, ADOPT_RANKING, APPLICATION),
                    new Row("recused-may-not-recommend", RECUSE, RECOMMEND),
                    new Row("recused-may-not-decide", RECUSE, DECIDE),
                    new Row("recommender-may-not-decide", RECOMMEND, DECIDE),
                    new Row("applicant-may-not-decide-redress", SUBMIT_APPLICATION, DECIDE_REDRESS),
                    new Row("screener-may-not-decide-redress", SCREEN_APPLICATION, DECIDE_REDRESS),
                    new Row("assessor-may-not-decide-redress", ASSESS_ELIGIBILITY, DECIDE_REDRESS),
                    new Row("assigner-may-not-decide-redress", ASSIGN_EVALUATOR, DECIDE_REDRESS),
                    new Row("evaluator-may-not-decide-redress", EVALUATE, DECIDE_REDRESS),
                    new Row("recused-may-not-decide-redress", RECUSE, DECIDE_REDRESS),
                    new Row(
                            "ranker-may-not-decide-redress",
                            ADOPT_RANKING,
                            DECIDE_REDRESS,
                            APPLICATION),
                    new Row("recommender-may-not-decide-redress", RECOMMEND, DECIDE_REDRESS),
                    new Row("decider-may-not-decide-redress", DECIDE, DECIDE_REDRESS),
                    new Row(
                            "evaluator-may-not-propose-introduction",
                            EVALUATE,
                            PROPOSE_INTRODUCTION,
                            APPLICATION),
                    new Row(
                            "recused-may-not-propose-introduction",
                            RECUSE,
                            PROPOSE_INTRODUCTION,
                            APPLICATION),
                    new Row("proposer-may-not-clear", PROPOSE_INTRODUCTION, CLEAR_INTRODUCTION),
                    new Row(
                            "plan-author-may-not-approve-plan",
                            SUBMIT_PILOT_PLAN,
                            APPROVE_PILOT_PLAN),
                    new Row("proposer-may-not-endorse-pilot", PROPOSE_PILOT, ENDORSE_PILOT),
                    new Row("proposer-may-not-authorise-pilot", PROPOSE_PILOT, AUTHORISE_PILOT),
                    new Row("endorser-may-not-authorise-pilot", ENDORSE_PILOT, AUTHORISE_PILOT),
                    new Row(
                            "applicant-may-not-evaluate-pilot",
                            SUBMIT_APPLICATION,
                            EVALUATE_PILOT,
                            APPLICATION),
                    new Row("recused-may-not-evaluate-pilot", RECUSE, EVALUATE_PILOT, APPLICATION),
                    new Row(
                            "plan-author-may-not-evaluate-pilot",
                            SUBMIT_PILOT_PLAN,
                            EVALUATE_PILOT),
                    new Row(
                            "plan-approver-may-not-evaluate-pilot",
                            APPROVE_PILOT_PLAN,
                            EVALUATE_PILOT),
                    new Row("reporter-may-not-evaluate-pilot", SUBMIT_PILOT_REPORT, EVALUATE_PILOT),
                    new Row("drafter-may-not-review-contract", DRAFT_CONTRACT, REVIEW_CONTRACT),
                    new Row("drafter-may-not-approve-contract", DRAFT_CONTRACT, APPROVE_CONTRACT),
                    new Row("drafter-may-not-amend-contract", DRAFT_CONTRACT, AMEND_CONTRACT),
                    new Row("signer-may-not-sign-for-both", SIGN_CONTRACT, SIGN_CONTRACT),
                    new Row(
                            "submitter-may-not-accept-deliverable",
                            SUBMIT_DELIVERABLE,
                            ACCEPT_DELIVERABLE,
                            DELIVERABLE),
                    new Row(
                            "initiator-may-not-verify-payment",
                            REQUEST_PAYMENT,
                            VERIFY_PAYMENT,
                            PAYMENT),
                    new Row(
                            "initiator-may-not-authorise-payment",
                            REQUEST_PAYMENT,
                            AUTHORISE_PAYMENT,
                            PAYMENT),
                    new Row(
                            "initiator-may-not-execute-payment",
                            REQUEST_PAYMENT,
                            EXECUTE_PAYMENT,
                            PAYMENT),
                    new Row(
                            "verifier-may-not-authorise-payment",
                            VERIFY_PAYMENT,
                            AUTHORISE_PAYMENT,
                            PAYMENT),
                    new Row(
                            "verifier-may-not-execute-payment",
                            VERIFY_PAYMENT,
                            EXECUTE_PAYMENT,
                            PAYMENT),
                    new Row(
                            "authoriser-may-not-execute-payment",
                            AUTHORISE_PAYMENT,
                            EXECUTE_PAYMENT,
                            PAYMENT),
                    new Row(
                            "orderer-may-not-record-recovery",
                            ORDER_RECOVERY,
                            RECORD_RECOVERY,
                            RECOVERY),
                    new Row("auditor-may-not-answer-finding", AUDIT, ANSWER_FINDING, FINDING),
                    new Row("answerer-may-not-audit-finding", ANSWER_FINDING, AUDIT, FINDING),
                    new Row(
                            "requester-may-not-decide-correction",
                            REQUEST_CORRECTION,
                            DECIDE_CORRECTION,
                            REQUEST),
                    new Row(
                            "requester-may-not-decide-reversal",
                            REQUEST_REVERSAL,
                            DECIDE_REVERSAL,
                            REQUEST));

    private static final Map<Duty, List<Row>> CLOSING =
            TABLE.stream().collect(Collectors.groupingBy(Row::forbidden));
    private static final Map<Duty, List<Row>> CLOSED_BY =
            TABLE.stream().collect(Collectors.groupingBy(Row::done));

    private SegregationOfDuties() {}

    /** The rows that close a duty to whoever did something else before. */
    public static List<Row> closing(Duty next) {
        return CLOSING.getOrDefault(next, List.of());
    }

    /** The rows by which whoever did this may not do something else. */
    public static List<Row> closedBy(Duty done) {
        return CLOSED_BY.getOrDefault(done, List.of());
    }

    /** The duty that this kind of event exercises, if any. */
    public static Optional<Duty> exercisedBy(Class<? extends LedgerEvent> event) {
        return Optional.ofNullable(event.getAnnotation(Exercises.class)).map(Exercises::value);
    }
}
