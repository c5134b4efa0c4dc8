package org.litopys.query.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.litopys.events.RecordType;
import org.litopys.events.Role;

/**
 * What a record waits for.
 *
 * @param desk the role that has to act
 * @param person pseudonym of the one person who has to, where the ledger names one
 * @param at when it must have happened; a fact of the event that started the clock
 * @param since when the clock started
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Due(Step step, Role desk, @Nullable String person, Instant at, Instant since) {
    /** What can be waited for. */
    public enum Step {
        SCREEN_ORGANISATION(Role.COMPLIANCE_OFFICER),
        ASSESS_OWNERSHIP(Role.COMPLIANCE_OFFICER),
        RESOLVE_MATCH(Role.COMPLIANCE_OFFICER),
        ASSESS_ELIGIBILITY(Role.COMPLIANCE_OFFICER),
        PROVIDE_INFORMATION(Role.APPLICANT_REP),
        ASSIGN_EVALUATORS(Role.RAPPORTEUR),
        EVALUATE(Role.EVALUATOR),
        RECOMMEND(Role.PROGRAMME_MANAGER),
        DECIDE(Role.AUTHORISING_OFFICER),
        NOTIFY_OUTCOME(Role.PROGRAMME_MANAGER),
        DECIDE_REDRESS(Role.LEGAL_OFFICER),
        PROPOSE_INTRODUCTION(Role.LIAISON_OFFICER),
        AGREE_INTRODUCTION(Role.LIAISON_OFFICER),
        CONCLUDE_CONTRACT(Role.PROGRAMME_MANAGER),
        CLEAR_INTRODUCTION(Role.COMPLIANCE_OFFICER),
        ANSWER_INTRODUCTION(Role.LIAISON_OFFICER),
        HOLD_MEETING(Role.LIAISON_OFFICER),
        FOLLOW_UP(Role.LIAISON_OFFICER),
        APPROVE_PLAN(Role.PROGRAMME_MANAGER),
        AUTHORISE_PILOT(Role.AUTHORISING_OFFICER),
        START_PILOT(Role.LIAISON_OFFICER),
        COMPLETE_PILOT(Role.LIAISON_OFFICER),
        EVALUATE_PILOT(Role.RAPPORTEUR),
        DRAFT_CONTRACT(Role.LEGAL_OFFICER),
        APPROVE_CONTRACT(Role.AUTHORISING_OFFICER),
        SIGN_CONTRACT(Role.AUTHORISING_OFFICER),
        VERIFY_PAYMENT(Role.FINANCIAL_VERIFIER),
        AUTHORISE_PAYMENT(Role.AUTHORISING_OFFICER),
        EXECUTE_PAYMENT(Role.ACCOUNTING_OFFICER),
        SUBMIT_DELIVERABLE(Role.PROGRAMME_MANAGER),
        RECEIVE_RECOVERY(Role.ACCOUNTING_OFFICER),
        COMPLETE_CONTRACT(Role.PROGRAMME_MANAGER),
        CLOSE_CONTRACT(Role.AUTHORISING_OFFICER),
        ANSWER_FINDING(Role.PROGRAMME_MANAGER);

        private final Role desk;

        Step(Role desk) {
            this.desk = desk;
        }

        public Role desk() {
            return desk;
        }
    }

    /**
     * The last day that lies within so many days of a moment, by the calendar of the office: what
     * lists and figures mean by "due within 7 days".
     */
    public static LocalDate lastDayWithin(int days, Instant moment) {
        return LocalDate.ofInstant(moment, RecordType.OFFICE_ZONE).plusDays(days);
    }

    static Due of(Step step, Instant at, Stamp since) {
        return new Due(step, step.desk(), null, at, since.occurredAt());
    }
}
