package org.litopys.events;

/**
 * An act that counts for the segregation of duties. An event that exercises one says so with {@link
 * Exercises}; the same table ({@link SegregationOfDuties}) is enforced when a command is handled
 * and checked again over the whole history.
 */
public enum Duty {
    CREATE_PROGRAMME,
    ALLOCATE_BUDGET,
    PUBLISH_CALL,
    REGISTER_ORGANISATION,
    VALIDATE_ORGANISATION,
    SUBMIT_APPLICATION,
    ASSESS_ELIGIBILITY,
    ASSIGN_EVALUATOR,
    EVALUATE,
    RECOMMEND,
    DECIDE,
    PROPOSE_INTRODUCTION,
    CLEAR_INTRODUCTION,
    PROPOSE_PILOT,
    APPROVE_PILOT_PLAN,
    AUTHORISE_PILOT,
    EVALUATE_PILOT,
    DRAFT_CONTRACT,
    APPROVE_CONTRACT,
    SIGN_CONTRACT,
    REQUEST_PAYMENT,
    AUTHORISE_PAYMENT,
    EXECUTE_PAYMENT,
    REQUEST_CORRECTION,
    DECIDE_CORRECTION,
    REQUEST_REVERSAL,
    DECIDE_REVERSAL
}
