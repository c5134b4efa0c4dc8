package org.litopys.command;

import java.util.Locale;
import org.litopys.command.Refusal.Kind;

/**
 * Every rule that can refuse a command, beside the rows of the segregation of duties. The texts of
 * each stand in {@code refusals_{en,uk}.properties}; what the arguments are, the English text says.
 */
public enum Rule {
    // Any command
    ROLE_MISSING(Kind.FORBIDDEN),
    REASON_MISSING(Kind.CONTENT),
    VALUE_INVALID(Kind.CONTENT),
    OCCURRED_IN_FUTURE(Kind.CONTENT),
    DATE_IN_FUTURE(Kind.CONTENT),
    DATES_REVERSED(Kind.CONTENT),
    UNKNOWN_RECORD(Kind.UNKNOWN),
    UNKNOWN_REFERENCE(Kind.CONTENT),
    ALREADY_EXISTS(Kind.RULE),
    WRONG_STATE(Kind.STATE),
    STALE_VERSION(Kind.STALE),
    REUSED_COMMAND_ID(Kind.REUSED_ID),
    CONTENDED(Kind.BUSY),
    STORE_BUSY(Kind.BUSY),
    STORE_UNAVAILABLE(Kind.UNAVAILABLE),
    LATER_VERSION(Kind.UNAVAILABLE),
    EVENT_TOO_LARGE(Kind.CONTENT),

    // Money
    AMOUNT_ZERO(Kind.CONTENT),
    OTHER_CURRENCY(Kind.CONTENT),
    UNKNOWN_BUDGET_LINE(Kind.RULE),
    BUDGET_EXCEEDED(Kind.RULE),
    RESERVATION_NOT_OPEN(Kind.RULE),
    COMMITMENT_EXCEEDS_RESERVATION(Kind.RULE),
    PAYMENT_EXCEEDS_COMMITMENT(Kind.RULE),

    // Calls
    CALL_ALREADY_OVER(Kind.CONTENT),
    MAXIMUM_EXCEEDS_BUDGET(Kind.CONTENT),
    CALL_NOT_OPEN(Kind.RULE),

    // Applications
    ORGANISATION_NOT_REGISTERED(Kind.RULE),
    REQUEST_EXCEEDS_MAXIMUM(Kind.RULE),
    TECHNOLOGY_OUTSIDE_CALL(Kind.RULE),
    CHECKS_INCOMPLETE(Kind.CONTENT),
    EVALUATOR_ALREADY_ASSIGNED(Kind.RULE),
    EVALUATOR_NOT_ASSIGNED(Kind.FORBIDDEN),
    EVALUATION_ALREADY_SUBMITTED(Kind.RULE),
    SCORES_INCOMPLETE(Kind.CONTENT),
    EVALUATIONS_TOO_FEW(Kind.RULE),
    PROPOSED_AMOUNT_MISSING(Kind.CONTENT),
    PROPOSED_AMOUNT_UNEXPECTED(Kind.CONTENT),
    AWARD_EXCEEDS_REQUEST(Kind.RULE),

    // Introductions
    APPLICATION_NOT_ACCEPTED(Kind.RULE),
    ORGANISATION_NOT_VALIDATED(Kind.RULE),
    INTRODUCED_TO_ITSELF(Kind.CONTENT),
    PARTY_ALREADY_ACCEPTED(Kind.RULE),

    // Pilots and contracts
    INTRODUCTION_NOT_HELD(Kind.RULE),
    COMPLETED_BEFORE_START(Kind.CONTENT),
    PILOT_NOT_TO_SCALE(Kind.RULE),
    VALUE_EXCEEDS_AWARD(Kind.RULE),
    PARTY_ALREADY_SIGNED(Kind.RULE),
    PAYMENTS_EXCEED_VALUE(Kind.RULE),
    PAYMENT_ALREADY_REQUESTED(Kind.RULE),
    UNKNOWN_PAYMENT(Kind.UNKNOWN),
    PAYMENT_NOT_REQUESTED(Kind.STATE),
    PAYMENT_NOT_AUTHORISED(Kind.STATE),
    PAYMENTS_OUTSTANDING(Kind.RULE),

    // Acts of any record
    UNKNOWN_EVENT(Kind.CONTENT),
    FIELD_NOT_CORRECTABLE(Kind.RULE),
    RIGHT_VALUE_IMPOSSIBLE(Kind.CONTENT),
    NOTHING_TO_CORRECT(Kind.CONTENT),
    VALUE_CHANGED_MEANWHILE(Kind.STATE),
    EVENT_NOT_REVERSIBLE(Kind.RULE),
    DECISION_ALREADY_REVERSED(Kind.STATE),
    DECISION_BUILT_UPON(Kind.RULE),
    DECIDER_MAY_NOT_REVERSE(Kind.FORBIDDEN),
    UNKNOWN_REQUEST(Kind.UNKNOWN),
    REQUEST_NOT_OPEN(Kind.STATE);

    private final Kind kind;

    Rule(Kind kind) {
        this.kind = kind;
    }

    /** Stable name, as problems and texts give it: {@code budget-exceeded}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public Kind kind() {
        return kind;
    }

    /** A refusal by this rule, for example from the API. */
    public Refusal refusal(String pointer, Object... arguments) {
        return new Refusal(kind, key(), pointer, Refused.texts(arguments));
    }
}
