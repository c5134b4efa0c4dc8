package org.litopys.events.programme;

import static org.litopys.events.programme.PeriodUnit.DAYS;
import static org.litopys.events.programme.PeriodUnit.MONTHS;
import static org.litopys.events.programme.PeriodUnit.WEEKS;
import static org.litopys.events.programme.PeriodUnit.WORKING_DAYS;

/**
 * What may be due, with the period that version 0 of the policy grants for it. A policy that does
 * not name one of them grants this one, so that a clock that is added later runs under policies
 * that were recorded before.
 */
public enum Due {
    /** Technical and admissibility check (Ukrainian Veterans Fund competitions). */
    ELIGIBILITY(5, WORKING_DAYS),
    /** Ownership and sanctions of each organisation that applies (DOMAIN §3 P2; proposal). */
    PARTNER_CHECKS(3, WORKING_DAYS),
    /** Answer of an applicant who was asked for more; the same competitions. */
    INFORMATION(5, WORKING_DAYS),
    /** All evaluations (EIC: 4 to 6 weeks). */
    EVALUATIONS(6, WEEKS),
    /** One evaluator's evaluation (EIC: 4 to 6 weeks). */
    EVALUATION(4, WEEKS),
    /** Decision on a recommendation (proposal). */
    DECISION(15, DAYS),
    /** New recommendation of what was returned or won redress (proposal). */
    REVIEW(10, WORKING_DAYS),
    /** How long an application stays on the reserve list (proposal). */
    RESERVE_LIST(12, MONTHS),
    /** Notice of a decision to the applicant (PRAG). */
    NOTICE(15, DAYS),
    /** Outcome known to the applicant, from the deadline for submission (PRAG 6.5.10.1). */
    OUTCOME(6, MONTHS),
    /** Complaint after the notice (proposal). */
    REDRESS(30, DAYS),
    /** Decision on a complaint (proposal). */
    REDRESS_DECISION(30, DAYS),
    /** Proposal of the introductions that an award asks for (proposal). */
    INTRODUCTION(90, DAYS),
    /** Both parties' agreement to an introduction after an award (DOMAIN §3 P4). */
    AGREEMENT(90, DAYS),
    /** Contract for an award; what it reserved is released after that (proposal). */
    RESERVATION(18, MONTHS),
    /** Clearance of a proposed introduction (proposal). */
    CLEARANCE(5, WORKING_DAYS),
    /** Answers of both parties (proposal). */
    ANSWER(10, WORKING_DAYS),
    /** Meeting after both agreed (proposal). */
    MEETING(30, DAYS),
    /** Pilot or closure after the meeting (proposal). */
    FOLLOW_UP(30, DAYS),
    /** Test plan of a proposed pilot (proposal). */
    PILOT_PLAN(30, DAYS),
    /** Authorisation of a planned pilot (proposal). */
    PILOT_AUTHORISATION(10, WORKING_DAYS),
    /** Start of an authorised pilot whose planned start is past (proposal). */
    PILOT_START(30, DAYS),
    /** Report and evaluation of a completed pilot (proposal). */
    PILOT_EVALUATION(30, DAYS),
    /** Draft of the contract after a pilot that is to scale (proposal). */
    CONTRACT_DRAFT(30, DAYS),
    /** Legal review, 10 working days, and approval, 5 (proposal). */
    CONTRACT_APPROVAL(15, WORKING_DAYS),
    /** Signature: three months (Regulation (EU, Euratom) 2024/2509). */
    SIGNATURE(3, MONTHS),
    /** Payment that needs no report: 30 days (the same regulation). */
    PAYMENT(30, DAYS),
    /** Payment on a report: 60 days. */
    PAYMENT_ON_REPORT(60, DAYS),
    /** Payment on the final report: 90 days. */
    FINAL_PAYMENT(90, DAYS),
    /** A deliverable that was rejected, once more (proposal). */
    RESUBMISSION(15, DAYS),
    /** Repayment after a recovery order (proposal). */
    RECOVERY(30, DAYS),
    /** Final report, last payment and closing for the books after a contract's end (proposal). */
    CONTRACT_CLOSING(90, DAYS),
    /** Next screening against lists of sanctions (proposal). */
    SCREENING(90, DAYS),
    /** Whether an entry in such a list means the organisation (proposal). */
    MATCH_RESOLUTION(5, WORKING_DAYS),
    /** Answer to an audit finding (proposal). */
    FINDING_ANSWER(20, WORKING_DAYS);

    private final int length;
    private final PeriodUnit unit;

    Due(int length, PeriodUnit unit) {
        this.length = length;
        this.unit = unit;
    }

    /** The period of version 0. */
    public GrantedPeriod byDefault() {
        return new GrantedPeriod(this, length, unit);
    }
}
