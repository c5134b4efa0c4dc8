package org.litopys.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.litopys.events.Actor;
import org.litopys.events.Role;

/**
 * Who works in the office of the demo. All are invented; those that a demo gives logins to ({@link
 * org.litopys.access.FirstAccounts#DEMO}) are among them.
 */
final class Staff {
    static final Actor PROGRAMME_MANAGER = person("PM-07", Role.PROGRAMME_MANAGER);
    static final Actor HEAD = person("AO-01", Role.AUTHORISING_OFFICER);
    static final Actor DEPUTY = person("AO-02", Role.AUTHORISING_OFFICER);
    static final Actor INTAKE = person("IO-05", Role.INTAKE_OFFICER);

    /** Screens and leaves the assessment to others. */
    static final Actor SCREENER = person("IO-06", Role.INTAKE_OFFICER);

    static final List<Actor> COMPLIANCE =
            List.of(
                    person("CO-01", Role.COMPLIANCE_OFFICER),
                    person("CO-03", Role.COMPLIANCE_OFFICER));
    static final List<Actor> RAPPORTEURS =
            List.of(person("RA-01", Role.RAPPORTEUR), person("RA-02", Role.RAPPORTEUR));
    static final List<Actor> LIAISON =
            List.of(person("LO-01", Role.LIAISON_OFFICER), person("LO-02", Role.LIAISON_OFFICER));

    /** Has an interest in a unit and does nothing else in the play. */
    static final Actor THIRD_LIAISON = person("LO-03", Role.LIAISON_OFFICER);

    /** Drafts contracts. */
    static final Actor LAWYER = person("LE-01", Role.LEGAL_OFFICER);

    /** Reviews them. */
    static final Actor SECOND_LAWYER = person("LE-02", Role.LEGAL_OFFICER);

    static final Actor PROTECTION = person("DP-01", Role.DATA_PROTECTION_OFFICER);
    static final Actor INITIATOR = person("FI-01", Role.FINANCIAL_INITIATOR);
    static final Actor VERIFIER = person("FV-02", Role.FINANCIAL_VERIFIER);
    static final Actor ACCOUNTANT = person("AC-01", Role.ACCOUNTING_OFFICER);

    /** Holds the role for some weeks only. */
    static final Actor SECOND_ACCOUNTANT = person("AC-02", Role.ACCOUNTING_OFFICER);

    static final Actor AUDITOR = person("AU-02", Role.AUDITOR);
    static final Actor VISITING_AUDITOR = person("AU-09", Role.AUDITOR);

    /** The applicants' portal, which acts for all of them. */
    static final Actor PORTAL =
            new Actor(
                    "portal", Actor.Type.SERVICE_ACCOUNT, Set.of(Role.APPLICANT_REP, Role.SERVICE));

    /** Outside experts; only the first of them have logins. */
    static final List<Actor> EVALUATORS =
            IntStream.rangeClosed(1, 18)
                    .mapToObj(number -> person("EV-%02d".formatted(number), Role.EVALUATOR))
                    .toList();

    /** Applications for which one more outside expert is needed. */
    private static final int APPLICATIONS_PER_EVALUATOR = 80;

    /** Beside those who evaluate. */
    static final Actor LAST_EVALUATOR = person("EV-19", Role.EVALUATOR);

    private Staff() {}

    /** Who evaluates in a play of so many applications; in larger ones more than usual. */
    static List<Actor> evaluatorsOf(int applications) {
        List<Actor> all = new ArrayList<>(EVALUATORS);
        int wanted = applications / APPLICATIONS_PER_EVALUATOR;
        for (int number = all.size() + 2; all.size() < wanted; number++) { // EV-19 is the last one
            all.add(person("EV-%02d".formatted(number), Role.EVALUATOR));
        }
        return List.copyOf(all);
    }

    /** The head decides, or the deputy in a third of the cases. */
    static Actor authorisingOfficer(Chance chance) {
        return chance.is(0.67) ? HEAD : DEPUTY;
    }

    /** Intake or one of the compliance officers. */
    static Actor assessor(Chance chance) {
        return chance.is(0.5) ? INTAKE : chance.oneOf(COMPLIANCE);
    }

    /** The same person who was given a further role for some time, as a stand-in. */
    static Actor standingIn(Actor person, Role role) {
        Set<Role> both =
                Set.copyOf(Stream.concat(person.roles().stream(), Stream.of(role)).toList());
        return new Actor(person.id(), person.type(), both);
    }

    private static Actor person(String pseudonym, Role role) {
        return new Actor(pseudonym, Actor.Type.APP_USER, Set.of(role));
    }
}
