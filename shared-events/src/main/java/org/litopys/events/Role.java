package org.litopys.events;

/**
 * What somebody is to the office. A role allows commands; duties (what a person did to a record)
 * forbid them.
 */
public enum Role {
    APPLICANT_REP,
    INTAKE_OFFICER,
    COMPLIANCE_OFFICER,
    EVALUATOR,
    RAPPORTEUR,
    PROGRAMME_MANAGER,
    AUTHORISING_OFFICER,
    LIAISON_OFFICER,
    LEGAL_OFFICER,
    FINANCIAL_INITIATOR,
    FINANCIAL_VERIFIER,
    ACCOUNTING_OFFICER,
    /** Reads everything; changes nothing but the own engagements. */
    AUDITOR,
    DATA_PROTECTION_OFFICER,
    /** Runs the machine; no business command. */
    SYSTEM_ADMIN,
    /** A program that acts for applicants; together with the role of whom it acts for. */
    SERVICE,
    /** The ledger itself, when something is due; nobody can be given it, no token carries it. */
    PROCESS;

    /**
     * Whether nobody may hold both: who authorises a payment and who keeps the books are different
     * persons (Regulation (EU, Euratom) 2024/2509).
     */
    public boolean isIncompatibleWith(Role other) {
        return switch (this) {
            case AUTHORISING_OFFICER -> other == ACCOUNTING_OFFICER;
            case ACCOUNTING_OFFICER -> other == AUTHORISING_OFFICER;
            default -> false;
        };
    }
}
