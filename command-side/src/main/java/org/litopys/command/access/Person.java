package org.litopys.command.access;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import org.litopys.command.Deadlines;
import org.litopys.command.LedgerRecord;
import org.litopys.command.Lifecycle;
import org.litopys.command.People;
import org.litopys.command.Refused;
import org.litopys.command.Rule;
import org.litopys.command.Senders;
import org.litopys.command.access.PersonCommand.DeclareInterest;
import org.litopys.command.access.PersonCommand.EndDelegation;
import org.litopys.command.access.PersonCommand.EnterPerson;
import org.litopys.command.access.PersonCommand.GiveDelegation;
import org.litopys.command.access.PersonCommand.GrantRole;
import org.litopys.command.access.PersonCommand.RevokeRole;
import org.litopys.command.access.PersonCommand.WithdrawInterest;
import org.litopys.command.access.PersonTerms.Days;
import org.litopys.command.access.PersonTerms.Lent;
import org.litopys.command.organisation.Organisations;
import org.litopys.events.Actor;
import org.litopys.events.Duty;
import org.litopys.events.Role;
import org.litopys.events.access.InterestLevel;
import org.litopys.events.access.PersonEvent;
import org.litopys.events.access.PersonEvent.DelegationEnded;
import org.litopys.events.access.PersonEvent.DelegationGiven;
import org.litopys.events.access.PersonEvent.EvaluationEntrusted;
import org.litopys.events.access.PersonEvent.EvaluationTakenBack;
import org.litopys.events.access.PersonEvent.InterestDeclared;
import org.litopys.events.access.PersonEvent.InterestWithdrawn;
import org.litopys.events.access.PersonEvent.PersonEntered;
import org.litopys.events.access.PersonEvent.RoleGranted;
import org.litopys.events.access.PersonEvent.RoleRevoked;
import org.litopys.events.access.PersonId;
import org.litopys.events.access.PersonStatus;
import org.litopys.events.application.ApplicationId;
import org.litopys.events.call.CallId;
import org.litopys.events.organisation.OrganisationId;
import org.litopys.events.programme.Policy;

/**
 * Somebody who acts: the roles that the ledger grants, who stands in, and which interests there
 * are.
 */
@Aggregate(cache = "recordCache", commandTargetResolver = "subjectOfCommand")
class Person extends LedgerRecord<PersonEvent, PersonStatus> {
    private @Nullable PersonTerms terms;

    /** The applications of each call that the person is asked to evaluate, or has evaluated. */
    private final Map<CallId, Set<ApplicationId>> entrusted = new HashMap<>();

    Person() {} // Axon rebuilds from events

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.ALWAYS)
    void decide(EnterPerson command) {
        apply(new PersonEntered(command.subject(), command.person()));
    }

    // Roles

    @CommandHandler
    void decide(GrantRole command, Deadlines deadlines) {
        if (persons().contains(pseudonym())) {
            throw Refused.by(Rule.GRANT_TO_SELF, "", pseudonym(), command.role());
        }
        if (!Senders.OFFICE.contains(command.role())) {
            throw Refused.by(Rule.ROLE_NOT_FOR_GRANTING, "/data/role", command.role());
        }
        LocalDate until = command.until();
        if (until != null) {
            requireNotPast(until, deadlines);
        }
        requireCompatible(
                command.role(), "/data/role", pseudonym(), terms().granted(deadlines.today()));
        apply(new RoleGranted(id(), command.role(), until));
    }

    /** Refuses who would authorise and account. */
    private static void requireCompatible(
            Role role, String pointer, String person, Set<Role> held) {
        held.stream()
                .filter(role::isIncompatibleWith)
                .findFirst()
                .ifPresent(other -> {
                    throw Refused.by(Rule.ROLES_INCOMPATIBLE, pointer, person, role, other);
                });
    }

    @CommandHandler
    void decide(RevokeRole command, Deadlines deadlines) {
        if (!terms().granted(deadlines.today()).contains(command.role())) {
            throw Refused.by(Rule.ROLE_NOT_GRANTED, "/data/role", pseudonym(), command.role());
        }
        apply(new RoleRevoked(id(), command.role()));
    }

    // Stand-ins

    @CommandHandler
    void decide(GiveDelegation command, Actor recorder, People people, Deadlines deadlines) {
        requireOwnOr(Role.AUTHORISING_OFFICER, recorder);
        if (command.standIn().equals(pseudonym()) || persons().contains(command.standIn())) {
            throw Refused.by(
                    Rule.DELEGATION_TO_SELF, "/data/standIn", command.standIn(), pseudonym());
        }
        if (!isOwn()) {
            requireNoGranter();
        }
        Deadlines.requireOrder(command.from(), command.until(), "/data/until");
        requireNotPast(command.until(), deadlines);
        // The person's own roles are those with which the command came; others' must be on record.
        Set<Role> held = isOwn() ? recorder.roles() : terms().granted(deadlines.today());
        if (!held.contains(command.role())) {
            throw Refused.by(
                    Rule.DELEGATED_ROLE_NOT_HELD, "/data/role", pseudonym(), command.role());
        }
        Set<Role> ownOfStandIn = people.standing(command.standIn()).grants();
        if (ownOfStandIn != null) {
            requireCompatible(command.role(), "/data/standIn", command.standIn(), ownOfStandIn);
        }
        apply(
                new DelegationGiven(
                        id(), command.standIn(), command.role(), command.from(), command.until()));
    }

    /**
     * Else one officer could give a role to a name without a face, and lend it to an accomplice.
     */
    private void requireNoGranter() {
        for (String who : persons()) {
            if (hasExercised(who, Duty.GRANT_ROLE)) {
                throw Refused.by(Rule.DELEGATION_BY_GRANTER, "", who, pseudonym());
            }
        }
    }

    @CommandHandler
    void decide(EndDelegation command, Actor recorder, Deadlines deadlines) {
        requireOwnOr(Role.AUTHORISING_OFFICER, recorder);
        Days days = terms().delegations().get(new Lent(command.standIn(), command.role()));
        if (days == null || days.until().isBefore(deadlines.today())) {
            throw Refused.by(
                    Rule.NO_SUCH_DELEGATION,
                    "/data/standIn",
                    command.standIn(),
                    pseudonym(),
                    command.role());
        }
        apply(new DelegationEnded(id(), command.standIn(), command.role()));
    }

    // Interests

    @CommandHandler
    void decide(DeclareInterest command, Actor recorder, Organisations organisations) {
        requireOwnOr(Role.COMPLIANCE_OFFICER, recorder);
        organisations.requireKnown(command.organisation(), "/data/organisation");
        if (command.level() != InterestLevel.ACTUAL) {
            requireMayLift(command.organisation(), recorder);
        }
        apply(new InterestDeclared(id(), command.organisation(), command.level()));
    }

    @CommandHandler
    void decide(WithdrawInterest command, Actor recorder) {
        requireOwnOr(Role.COMPLIANCE_OFFICER, recorder);
        if (!terms().interests().containsKey(command.organisation())) {
            throw Refused.by(
                    Rule.INTEREST_NOT_DECLARED,
                    "/data/organisation",
                    pseudonym(),
                    command.organisation());
        }
        requireMayLift(command.organisation(), recorder);
        apply(new InterestWithdrawn(id(), command.organisation()));
    }

    /** Nobody opens to himself what an actual interest has closed. */
    private void requireMayLift(OrganisationId organisation, Actor recorder) {
        if (terms().interests().get(organisation) == InterestLevel.ACTUAL
                && (persons().contains(pseudonym())
                        || !recorder.hasAny(Set.of(Role.COMPLIANCE_OFFICER)))) {
            throw Refused.by(Rule.OWN_CONFLICT_LIFTED, "", pseudonym(), organisation);
        }
    }

    /** Refuses what neither the person records, in nobody's place, nor an officer of this role. */
    private void requireOwnOr(Role officer, Actor recorder) {
        if (!isOwn() && !recorder.hasAny(Set.of(officer))) {
            throw Refused.by(Rule.ANOTHERS_AFFAIR, "", recorder.id(), pseudonym(), officer);
        }
    }

    private boolean isOwn() {
        return persons().equals(Set.of(pseudonym()));
    }

    private static void requireNotPast(LocalDate until, Deadlines deadlines) {
        if (until.isBefore(deadlines.today())) {
            throw Refused.by(Rule.LAST_DAY_PAST, "/data/until", until, deadlines.today());
        }
    }

    // Evaluations

    boolean isEntered() {
        return terms != null;
    }

    /** Becomes known because somebody relies on the person, without anybody having entered them. */
    void enter(String pseudonym) {
        apply(new PersonEntered(PersonId.ofPseudonym(pseudonym), pseudonym));
    }

    /** Is asked for one more evaluation; the application says so in the same unit of work. */
    void entrust(CallId call, ApplicationId application, Policy policy) {
        int asked = entrusted.getOrDefault(call, Set.of()).size();
        if (asked >= policy.maxEvaluationsPerEvaluator()) {
            throw Refused.by(
                    Rule.EVALUATOR_OVERLOADED,
                    "/data/evaluator",
                    pseudonym(),
                    asked,
                    policy.maxEvaluationsPerEvaluator(),
                    policy.version());
        }
        apply(new EvaluationEntrusted(id(), call, application));
    }

    /** Is relieved of one; nothing to relieve of where it was asked for before it was counted. */
    void takeBack(CallId call, ApplicationId application) {
        if (entrusted.getOrDefault(call, Set.of()).contains(application)) {
            apply(new EvaluationTakenBack(id(), call, application));
        }
    }

    @Override
    protected void evolve(PersonEvent event) {
        terms = PersonTerms.after(terms, event);
        switch (event) {
            case EvaluationEntrusted one ->
                    entrusted
                            .computeIfAbsent(one.call(), _ -> new HashSet<>())
                            .add(one.application());
            case EvaluationTakenBack one ->
                    entrusted
                            .computeIfAbsent(one.call(), _ -> new HashSet<>())
                            .remove(one.application());
            case PersonEntered _,
                    RoleGranted _,
                    RoleRevoked _,
                    DelegationGiven _,
                    DelegationEnded _,
                    InterestDeclared _,
                    InterestWithdrawn _ -> {} // told to the terms
        }
    }

    @Override
    protected Lifecycle<PersonStatus, PersonCommand> lifecycle() {
        return PersonCommand.LIFECYCLE;
    }

    @Override
    protected @Nullable PersonStatus status() {
        return terms == null ? null : terms.status();
    }

    private PersonTerms terms() {
        return Objects.requireNonNull(terms);
    }

    private String pseudonym() {
        return terms().pseudonym();
    }

    private PersonId id() {
        return terms().id();
    }
}
