package org.litopys.access;

import static org.litopys.events.Role.*;

import java.util.List;

/** The accounts that a new office starts with. */
public final class FirstAccounts {
    private FirstAccounts() {}

    /**
     * Of a demo: every role at least once, and as many people as the segregation of duties asks for
     * (whoever evaluates does not decide, whoever initiates does not verify, and so on).
     */
    public static final List<Account> DEMO =
            List.of(
                    Account.person("PM-07", PROGRAMME_MANAGER),
                    Account.person("AO-01", AUTHORISING_OFFICER),
                    Account.person("AO-02", AUTHORISING_OFFICER),
                    Account.person("IO-05", INTAKE_OFFICER),
                    Account.person("CO-01", COMPLIANCE_OFFICER),
                    Account.person("CO-03", COMPLIANCE_OFFICER),
                    Account.person("EV-01", EVALUATOR),
                    Account.person("EV-02", EVALUATOR),
                    Account.person("EV-03", EVALUATOR),
                    Account.person("EV-04", EVALUATOR),
                    Account.person("EV-05", EVALUATOR),
                    Account.person("EV-06", EVALUATOR),
                    Account.person("RA-01", RAPPORTEUR),
                    Account.person("RA-02", RAPPORTEUR),
                    Account.person("LO-01", LIAISON_OFFICER),
                    Account.person("LO-02", LIAISON_OFFICER),
                    Account.person("LE-01", LEGAL_OFFICER),
                    Account.person("LE-02", LEGAL_OFFICER),
                    Account.person("FI-01", FINANCIAL_INITIATOR),
                    Account.person("FV-02", FINANCIAL_VERIFIER),
                    Account.person("AC-01", ACCOUNTING_OFFICER),
                    Account.person("AU-02", AUDITOR),
                    Account.person("DP-01", DATA_PROTECTION_OFFICER),
                    Account.person("SA-01", SYSTEM_ADMIN),
                    Account.person("AR-01", APPLICANT_REP),
                    portal());

    /**
     * Of a real office, for whoever sets it up to hand out: one person per role, and two where what
     * one has done the same role must do the rest of: screen and resolve a match, draft a contract
     * and review it, decide and reverse the decision, grant a role to whoever grants them,
     * evaluate.
     */
    public static final List<Account> OFFICE =
            List.of(
                    Account.person("PM-01", PROGRAMME_MANAGER),
                    Account.person("AO-01", AUTHORISING_OFFICER),
                    Account.person("AO-02", AUTHORISING_OFFICER),
                    Account.person("IO-01", INTAKE_OFFICER),
                    Account.person("CO-01", COMPLIANCE_OFFICER),
                    Account.person("CO-02", COMPLIANCE_OFFICER),
                    Account.person("EV-01", EVALUATOR),
                    Account.person("EV-02", EVALUATOR),
                    Account.person("RA-01", RAPPORTEUR),
                    Account.person("LO-01", LIAISON_OFFICER),
                    Account.person("LE-01", LEGAL_OFFICER),
                    Account.person("LE-02", LEGAL_OFFICER),
                    Account.person("FI-01", FINANCIAL_INITIATOR),
                    Account.person("FV-01", FINANCIAL_VERIFIER),
                    Account.person("AC-01", ACCOUNTING_OFFICER),
                    Account.person("AU-01", AUDITOR),
                    Account.person("DP-01", DATA_PROTECTION_OFFICER),
                    Account.person("SA-01", SYSTEM_ADMIN),
                    portal());

    /** The applicants' portal: hands applications in for those it speaks for. */
    private static Account portal() {
        return new Account("portal", Account.Kind.PROGRAM, List.of(APPLICANT_REP, SERVICE));
    }
}
