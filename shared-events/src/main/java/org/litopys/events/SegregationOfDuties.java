package org.litopys.events;

import static org.litopys.events.Duty.*;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who did one thing to a record may not do another to the same record. The rows follow Regulation
 * (EU, Euratom) 2024/2509 (initiation apart from verification, authorising apart from accounting;
 * award committees without conflicts of interest).
 *
 * <p>Two rules of the same kind are no rows, since they do not compare two duties: nobody grants a
 * role to himself, and whoever has an actual interest in an organisation does nothing to its
 * records. Both are rules of the command side.
 */
public final class SegregationOfDuties {
    /**
     * One row: after {@code done}, {@code forbidden} is closed to the same person.
     *
     * @param rule stable name of the row, as refusals and the exceptions report give it
     */
    public record Row(String rule, Duty done, Duty forbidden) {}

    /** The whole table, in the order in which a record lives through it. */
    public static final List<Row> TABLE =
            List.of(
                    new Row(
                            "creator-may-not-approve-programme",
                            CREATE_PROGRAMME,
                            APPROVE_PROGRAMME),
                    new Row("registrar-may-not-screen", REGISTER_ORGANISATION, SCREEN_ORGANISATION),
                    new Row(
                            "ownership-declarer-may-not-assess",
                            DECLARE_OWNERSHIP,
                            ASSESS_OWNERSHIP),
                    new Row("screener-may-not-resolve-match", SCREEN_ORGANISATION, RESOLVE_MATCH),
                    new Row(
                            "suspender-may-not-reinstate",
                            SUSPEND_ORGANISATION,
                            REINSTATE_ORGANISATION),
                    new Row(
                            "excluder-may-not-reinstate",
                            EXCLUDE_ORGANISATION,
                            REINSTATE_ORGANISATION),
                    new Row("hold-lifter-may-not-erase", LIFT_LEGAL_HOLD, ERASE_PERSONAL_DATA),
                    new Row("applicant-may-not-assess", SUBMIT_APPLICATION, ASSESS_ELIGIBILITY),
                    new Row("applicant-may-not-evaluate", SUBMIT_APPLICATION, EVALUATE),
                    new Row("applicant-may-not-decide", SUBMIT_APPLICATION, DECIDE),
                    new Row("assessor-may-not-decide", ASSESS_ELIGIBILITY, DECIDE),
                    new Row("evaluator-may-not-decide", EVALUATE, DECIDE),
                    new Row("recommender-may-not-decide", RECOMMEND, DECIDE),
                    // Across two records: the introduction asks its application.
                    new Row(
                            "evaluator-may-not-propose-introduction",
                            EVALUATE,
                            PROPOSE_INTRODUCTION),
                    new Row("proposer-may-not-clear", PROPOSE_INTRODUCTION, CLEAR_INTRODUCTION),
                    new Row("proposer-may-not-authorise-pilot", PROPOSE_PILOT, AUTHORISE_PILOT),
                    new Row(
                            "plan-approver-may-not-evaluate-pilot",
                            APPROVE_PILOT_PLAN,
                            EVALUATE_PILOT),
                    new Row("drafter-may-not-approve-contract", DRAFT_CONTRACT, APPROVE_CONTRACT),
                    new Row("drafter-may-not-amend-contract", DRAFT_CONTRACT, AMEND_CONTRACT),
                    new Row("initiator-may-not-verify-payment", REQUEST_PAYMENT, VERIFY_PAYMENT),
                    new Row(
                            "initiator-may-not-authorise-payment",
                            REQUEST_PAYMENT,
                            AUTHORISE_PAYMENT),
                    new Row("initiator-may-not-execute-payment", REQUEST_PAYMENT, EXECUTE_PAYMENT),
                    new Row(
                            "verifier-may-not-authorise-payment",
                            VERIFY_PAYMENT,
                            AUTHORISE_PAYMENT),
                    new Row("verifier-may-not-execute-payment", VERIFY_PAYMENT, EXECUTE_PAYMENT),
                    new Row(
                            "authoriser-may-not-execute-payment",
                            AUTHORISE_PAYMENT,
                            EXECUTE_PAYMENT),
                    new Row("orderer-may-not-record-recovery", ORDER_RECOVERY, RECORD_RECOVERY),
                    new Row("auditor-may-not-answer-finding", AUDIT, ANSWER_FINDING),
                    new Row("answerer-may-not-audit-finding", ANSWER_FINDING, AUDIT),
                    new Row(
                            "requester-may-not-decide-correction",
                            REQUEST_CORRECTION,
                            DECIDE_CORRECTION),
                    new Row(
                            "requester-may-not-decide-reversal",
                            REQUEST_REVERSAL,
                            DECIDE_REVERSAL));

    private SegregationOfDuties() {}

    /**
     * The first row that closes {@code next} to somebody who did {@code done} to the same record.
     */
    public static Optional<Row> forbids(Set<Duty> done, Duty next) {
        return TABLE.stream()
                .filter(row -> row.forbidden() == next && done.contains(row.done()))
                .findFirst();
    }

    /** The duty that this kind of event exercises, if any. */
    public static Optional<Duty> exercisedBy(Class<? extends LedgerEvent> event) {
        return Optional.ofNullable(event.getAnnotation(Exercises.class)).map(Exercises::value);
    }
}
