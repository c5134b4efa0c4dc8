package org.litopys.events;

import org.jspecify.annotations.Nullable;

/**
 * What must have happened by a date. The date is a fact of the event that starts it ({@link
 * DueDate}); which events end it they say themselves ({@link EndsDeadlines}).
 */
public enum Deadline {
    // Applications
    ASSESS_ELIGIBILITY,
    PROVIDE_INFORMATION,
    /** All evaluations are in and the application is recommended. */
    RECOMMEND,
    /** One for each evaluator. */
    EVALUATE("evaluator"),
    DECIDE,
    /** Of each outcome, and of each end without one. */
    NOTIFY_OUTCOME,
    /** The first outcome is reached and the applicant was told, from the end of the call. */
    REACH_OUTCOME,
    DECIDE_REDRESS,
    /** As many as the award asks for. */
    PROPOSE_INTRODUCTION,
    /** Both parties, to one of those that were proposed. */
    AGREE_INTRODUCTION,
    /** Signed by both sides; until then the money of the award is reserved. */
    CONCLUDE_CONTRACT,

    // Introductions
    CLEAR_INTRODUCTION,
    /** Of both parties. */
    ANSWER_INTRODUCTION,
    HOLD_MEETING,
    FOLLOW_UP,

    // Pilots
    APPROVE_PLAN,
    AUTHORISE_PILOT,
    START_PILOT,
    COMPLETE_PILOT,
    /** One for each milestone. */
    REACH_MILESTONE("milestone"),
    EVALUATE_PILOT,
    DRAFT_CONTRACT,

    // Contracts
    APPROVE_CONTRACT,
    /** By both parties. */
    SIGN_CONTRACT,
    /** One for each payment. */
    EXECUTE_PAYMENT("paymentId"),
    /** One for each deliverable. */
    SUBMIT_DELIVERABLE("deliverable"),
    /** One for each recovery order. */
    RECEIVE_RECOVERY("recoveryId"),
    /** For the books, after its last day. */
    CLOSE_CONTRACT,

    // Organisations
    SCREEN_ORGANISATION,
    ASSESS_OWNERSHIP,
    /** One for each entry of a list of sanctions. */
    RESOLVE_MATCH("entry"),

    // Audit
    /** One for each finding. */
    ANSWER_FINDING("finding");

    private final @Nullable String apart;

    Deadline() {
        this(null);
    }

    Deadline(@Nullable String apart) {
        this.apart = apart;
    }

    /**
     * The component of events that tells several of a record apart; null where a record has one at
     * a time.
     */
    @Nullable String apart() {
        return apart;
    }
}
