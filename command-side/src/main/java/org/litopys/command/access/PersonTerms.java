package org.litopys.command.access;

import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.litopys.command.Standing;
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
import org.litopys.events.organisation.OrganisationId;

/**
 * What a person may do, for the person's own record and for whoever asks who acts. Evaluations
 * leave it as it is: it is asked for each command, and an evaluator has many of them. Immutable.
 *
 * @param grants last day of each role that was granted and not revoked
 */
record PersonTerms(
        PersonId id,
        String pseudonym,
        PersonStatus status,
        Map<Role, LocalDate> grants,
        Map<Lent, Days> delegations,
        Map<OrganisationId, InterestLevel> interests) {

    record Lent(String standIn, Role role) {}

    record Days(LocalDate from, LocalDate until) {
        boolean contain(LocalDate day) {
            return !day.isBefore(from) && !day.isAfter(until);
        }
    }

    /** After one more event of the person; null where the beginning is unknown. */
    static @Nullable PersonTerms after(@Nullable PersonTerms before, PersonEvent event) {
        if (event instanceof PersonEntered entered) {
            return new PersonTerms(
                    entered.personId(),
                    entered.person(),
                    PersonStatus.KNOWN,
                    Map.of(),
                    Map.of(),
                    Map.of());
        }
        return before == null ? null : before.after(event);
    }

    private PersonTerms after(PersonEvent event) {
        return switch (event) {
            case PersonEntered _ -> this; // told above
            case RoleGranted granted ->
                    new PersonTerms(
                            id,
                            pseudonym,
                            PersonStatus.GRANTED,
                            with(
                                    grants,
                                    granted.role(),
                                    Objects.requireNonNullElse(granted.until(), LocalDate.MAX)),
                            delegations,
                            interests);
            case RoleRevoked revoked ->
                    new PersonTerms(
                            id,
                            pseudonym,
                            status,
                            without(grants, revoked.role()),
                            delegations,
                            interests);
            case DelegationGiven given ->
                    lending(
                            with(
                                    delegations,
                                    new Lent(given.standIn(), given.role()),
                                    new Days(given.from(), given.until())));
            case DelegationEnded ended ->
                    lending(without(delegations, new Lent(ended.standIn(), ended.role())));
            case InterestDeclared declared ->
                    interestedIn(with(interests, declared.organisation(), declared.level()));
            case InterestWithdrawn withdrawn ->
                    interestedIn(without(interests, withdrawn.organisation()));
            case EvaluationEntrusted _, EvaluationTakenBack _ -> this;
        };
    }

    private PersonTerms lending(Map<Lent, Days> next) {
        return new PersonTerms(id, pseudonym, status, grants, next, interests);
    }

    private PersonTerms interestedIn(Map<OrganisationId, InterestLevel> next) {
        return new PersonTerms(id, pseudonym, status, grants, delegations, next);
    }

    private static <K, V> Map<K, V> with(Map<K, V> all, K key, V value) {
        Map<K, V> next = new HashMap<>(all);
        next.put(key, value);
        return Collections.unmodifiableMap(next);
    }

    private static <K, V> Map<K, V> without(Map<K, V> all, K key) {
        Map<K, V> next = new HashMap<>(all);
        next.remove(key);
        return Collections.unmodifiableMap(next);
    }

    /** The roles that the ledger grants on a day. */
    Set<Role> granted(LocalDate day) {
        Set<Role> held = EnumSet.noneOf(Role.class);
        grants.forEach((role, until) -> {
            if (!day.isAfter(until)) {
                held.add(role);
            }
        });
        return held;
    }

    /** What counts for this person's acts on a day. */
    Standing standing(LocalDate day) {
        Map<String, Set<Role>> standIns = new HashMap<>();
        delegations.forEach((lent, days) -> {
            if (days.contain(day)) {
                standIns.computeIfAbsent(lent.standIn(), _ -> EnumSet.noneOf(Role.class))
                        .add(lent.role());
            }
        });
        Set<OrganisationId> conflicts = new HashSet<>();
        interests.forEach((organisation, level) -> {
            if (level == InterestLevel.ACTUAL) {
                conflicts.add(organisation);
            }
        });
        return new Standing(
                status == PersonStatus.GRANTED ? granted(day) : null, standIns, conflicts);
    }
}
