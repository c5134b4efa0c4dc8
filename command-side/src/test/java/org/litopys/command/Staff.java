package org.litopys.command;

import java.util.EnumSet;
import java.util.Set;
import org.litopys.events.Actor;
import org.litopys.events.Role;

/**
 * People of an invented office, one for each role that acts, and second ones where rules ask for
 * them.
 */
public final class Staff {
    public static final Actor PORTAL =
            new Actor("portal", Actor.Type.SERVICE_ACCOUNT, Set.of(Role.SERVICE));
    public static final Actor APPLICANT = person("AR-01", Role.APPLICANT_REP);
    public static final Actor INTAKE = person("IN-01", Role.INTAKE_OFFICER);
    public static final Actor COMPLIANCE = person("CO-01", Role.COMPLIANCE_OFFICER);
    public static final Actor SECOND_COMPLIANCE = person("CO-02", Role.COMPLIANCE_OFFICER);
    public static final Actor EVALUATOR = person("EV-01", Role.EVALUATOR);
    public static final Actor SECOND_EVALUATOR = person("EV-02", Role.EVALUATOR);
    public static final Actor RAPPORTEUR = person("RA-01", Role.RAPPORTEUR);
    public static final Actor MANAGER = person("PM-01", Role.PROGRAMME_MANAGER);
    public static final Actor SECOND_MANAGER = person("PM-02", Role.PROGRAMME_MANAGER);
    public static final Actor AUTHORISING = person("AO-01", Role.AUTHORISING_OFFICER);
    public static final Actor LIAISON = person("LO-01", Role.LIAISON_OFFICER);
    public static final Actor PROTECTION = person("DP-01", Role.DATA_PROTECTION_OFFICER);
    public static final Actor LEGAL = person("LE-01", Role.LEGAL_OFFICER);
    public static final Actor SECOND_LEGAL = person("LE-02", Role.LEGAL_OFFICER);
    public static final Actor INITIATOR = person("FI-01", Role.FINANCIAL_INITIATOR);
    public static final Actor VERIFIER = person("FV-01", Role.FINANCIAL_VERIFIER);
    public static final Actor ACCOUNTING = person("AC-01", Role.ACCOUNTING_OFFICER);
    public static final Actor AUDITOR = person("AU-01", Role.AUDITOR);

    /** The ledger itself, when something is due. */
    public static final Actor PROCESS =
            new Actor("process:sample", Actor.Type.SYSTEM, Set.of(Role.PROCESS));

    private Staff() {}

    public static Actor person(String pseudonym, Role... roles) {
        return new Actor(pseudonym, Actor.Type.APP_USER, Set.of(roles));
    }

    /** Somebody whom no missing role stops: only rules and duties can. */
    public static Actor withAllRoles(String pseudonym) {
        return new Actor(pseudonym, Actor.Type.APP_USER, EnumSet.allOf(Role.class));
    }

    public static CommandEnvelope by(Actor actor) {
        return CommandEnvelope.by(actor);
    }

    /** With a reason, as decisions need one. */
    public static CommandEnvelope decidedBy(Actor actor) {
        return CommandEnvelope.by(actor).because("decided on the file; see the decision");
    }
}
