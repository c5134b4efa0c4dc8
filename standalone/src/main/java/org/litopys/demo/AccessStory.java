package org.litopys.demo;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.litopys.command.LedgerCommand;
import org.litopys.command.Rule;
import org.litopys.command.access.PersonCommand.DeclareInterest;
import org.litopys.command.access.PersonCommand.EndDelegation;
import org.litopys.command.access.PersonCommand.EnterPerson;
import org.litopys.command.access.PersonCommand.GiveDelegation;
import org.litopys.command.access.PersonCommand.GrantRole;
import org.litopys.command.access.PersonCommand.RevokeRole;
import org.litopys.command.access.PersonCommand.WithdrawInterest;
import org.litopys.command.need.NeedCommand.RegisterNeed;
import org.litopys.events.Actor;
import org.litopys.events.LocalizedText;
import org.litopys.events.Role;
import org.litopys.events.TechnologyArea;
import org.litopys.events.access.InterestLevel;
import org.litopys.events.access.PersonId;
import org.litopys.events.organisation.OrganisationId;

/**
 * Who may act: the head's deputies, an accountant for some weeks, a holiday, and two declared
 * interests.
 */
final class AccessStory {
    private final Office office;
    private final Chance chance;

    AccessStory(Office office) {
        this.office = office;
        chance = office.chance("access", 0);
    }

    void begin() {
        week(0, this::appointDeputies);
        week(0, this::enterEvaluator);
        week(26, this::hireAccountant);
        week(34, this::dismissAccountant);
        week(30, this::goOnHoliday);
        week(14, this::declareInterests);
        week(50, this::liftInterests);
    }

    private void week(int number, Runnable step) {
        office.agenda.at(
                Agenda.officeMoment(office.start().plus(Duration.ofDays(number * 7L + 1)), chance),
                step);
    }

    private void send(Actor actor, LedgerCommand command, LocalizedText reason) {
        office.desk.send(actor, command, Note.because(reason.en()));
    }

    private void mistake(Rule rule, Actor actor, LedgerCommand command, LocalizedText reason) {
        office.desk.mistake(rule, actor, command, Note.because(reason.en()));
    }

    private static PersonId id(Actor person) {
        return PersonId.ofPseudonym(person.id());
    }

    private LocalDate today() {
        return office.agenda.today();
    }

    /** As long as the play lasts, two people may decide in the head's place. */
    private void appointDeputies() {
        office.desk.send(Staff.HEAD, new EnterPerson(Staff.HEAD.id()));
        for (Actor deputy : List.of(Staff.DEPUTY, Staff.PROGRAMME_MANAGER)) {
            send(
                    Staff.HEAD,
                    new GiveDelegation(
                            id(Staff.HEAD),
                            deputy.id(),
                            Role.AUTHORISING_OFFICER,
                            today(),
                            today().plusDays(Plan.SPAN.toDays() + 7)),
                    Reasons.DEPUTY);
        }
    }

    /** Before anything is assigned, which would enter the person as well. */
    private void enterEvaluator() {
        Actor evaluator = Staff.LAST_EVALUATOR;
        office.desk.send(evaluator, new EnterPerson(evaluator.id()));
    }

    private void hireAccountant() {
        Actor hired = Staff.SECOND_ACCOUNTANT;
        office.desk.send(Staff.HEAD, new EnterPerson(hired.id()));
        GrantRole grant = new GrantRole(id(hired), Role.ACCOUNTING_OFFICER, today().plusDays(120));
        mistake(Rule.ROLE_MISSING, Staff.PROGRAMME_MANAGER, grant, Reasons.YEAR_END);
        send(Staff.HEAD, grant, Reasons.YEAR_END);
        mistake(
                Rule.ROLES_INCOMPATIBLE,
                Staff.HEAD,
                new GrantRole(id(hired), Role.AUTHORISING_OFFICER, null),
                Reasons.YEAR_END);
        mistake(
                Rule.GRANT_TO_SELF,
                Staff.HEAD,
                new GrantRole(id(Staff.HEAD), Role.ACCOUNTING_OFFICER, null),
                Reasons.YEAR_END);
    }

    private void dismissAccountant() {
        Actor dismissed = Staff.SECOND_ACCOUNTANT;
        send(
                Staff.HEAD,
                new RevokeRole(id(dismissed), Role.ACCOUNTING_OFFICER),
                Reasons.CONTRACT_ENDED);
        // The token still has the role; the ledger does not.
        mistake(Rule.ROLE_MISSING, dismissed, new EnterPerson("AC-03"), Reasons.CONTRACT_ENDED);
    }

    private void goOnHoliday() {
        Actor manager = Staff.PROGRAMME_MANAGER;
        String standIn = Staff.INTAKE.id();
        GiveDelegation holiday =
                new GiveDelegation(
                        id(manager),
                        standIn,
                        Role.PROGRAMME_MANAGER,
                        today(),
                        today().plusDays(21));
        office.desk.send(manager, new EnterPerson(manager.id()));
        mistake(Rule.ANOTHERS_AFFAIR, Staff.LAWYER, holiday, Reasons.HOLIDAY);
        send(manager, holiday, Reasons.HOLIDAY);
        office.desk.mistake(
                Rule.DELEGATION_MISSING,
                Staff.LAWYER,
                new EnterPerson("PM-08"),
                Note.NONE.onBehalfOf(manager.id()));
        office.agenda.inOffice(
                Duration.ofDays(14),
                chance,
                () ->
                        office.desk.send(
                                manager,
                                new EndDelegation(id(manager), standIn, Role.PROGRAMME_MANAGER)));
    }

    private void declareInterests() {
        Actor liaison = Staff.THIRD_LIAISON;
        Actor evaluator = Staff.LAST_EVALUATOR;
        OrganisationId unit = office.firstCounterparty();
        office.desk.send(liaison, new EnterPerson(liaison.id()));
        send(
                liaison,
                new DeclareInterest(id(liaison), unit, InterestLevel.ACTUAL),
                Reasons.FORMER_POST);
        mistake(
                Rule.CONFLICT_OF_INTEREST,
                liaison,
                new RegisterNeed(
                        "NEED-900",
                        unit,
                        Reasons.NEED_OF_FORMER_UNIT,
                        TechnologyArea.LOGISTICS_SOFTWARE),
                Reasons.FORMER_POST);
        send(
                evaluator,
                new DeclareInterest(id(evaluator), unit, InterestLevel.POTENTIAL),
                Reasons.SPOKE_THERE);
    }

    private void liftInterests() {
        Actor liaison = Staff.THIRD_LIAISON;
        Actor evaluator = Staff.LAST_EVALUATOR;
        WithdrawInterest withdrawal = new WithdrawInterest(id(liaison), office.firstCounterparty());
        mistake(Rule.OWN_CONFLICT_LIFTED, liaison, withdrawal, Reasons.POST_LONG_AGO);
        send(chance.oneOf(Staff.COMPLIANCE), withdrawal, Reasons.POST_LONG_AGO);
        send(
                evaluator,
                new WithdrawInterest(id(evaluator), office.firstCounterparty()),
                Reasons.POST_LONG_AGO);
    }
}
