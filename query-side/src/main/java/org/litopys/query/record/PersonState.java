package org.litopys.query.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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
import org.litopys.events.call.CallId;
import org.litopys.events.organisation.OrganisationId;

/**
 * Somebody who acts. Grants and delegations stay until they are taken back: whether one is in force
 * on a day follows from its days. Nothing of a person is ever due.
 *
 * @param person pseudonym
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PersonState(
        PersonId personId,
        String person,
        PersonStatus status,
        Instant statusSince,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Grant> grants,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Delegation> delegations,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Interest> interests,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Workload> workload)
        implements RecordState {

    /**
     * @param until last day; null where it is held until it is revoked
     * @param by who granted it
     * @param position at which
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Grant(Role role, @Nullable LocalDate until, String by, long position) {}

    public record Delegation(String standIn, Role role, LocalDate from, LocalDate until) {}

    public record Interest(OrganisationId organisation, InterestLevel level) {}

    /**
     * @param evaluations of one call that the person is asked for, or has handed in; 1 or more
     */
    public record Workload(CallId call, int evaluations) {}

    public PersonState {
        grants = grants == null ? List.of() : List.copyOf(grants);
        delegations = delegations == null ? List.of() : List.copyOf(delegations);
        interests = interests == null ? List.of() : List.copyOf(interests);
        workload = workload == null ? List.of() : List.copyOf(workload);
    }

    /** A role that the person held on a day, and that does not go with this one. */
    public Optional<Grant> incompatibleWith(Role role, LocalDate day) {
        return grants.stream()
                .filter(one -> role.isIncompatibleWith(one.role()))
                .filter(one -> one.until() == null || !one.until().isBefore(day))
                .findFirst();
    }

    @Override
    public @Nullable Due due() {
        return null;
    }

    @Override
    public Set<UUID> mentions() {
        return interests.stream()
                .map(interest -> interest.organisation().value())
                .collect(Collectors.toSet());
    }

    /** What the person is after one more event; null where the beginning is unknown. */
    static @Nullable PersonState apply(
            @Nullable PersonState before, PersonEvent event, Stamp stamp) {
        if (event instanceof PersonEntered entered) {
            return new PersonState(
                    entered.personId(),
                    entered.person(),
                    PersonStatus.KNOWN,
                    stamp.occurredAt(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of());
        }
        return before == null ? null : before.after(event, stamp);
    }

    private PersonState after(PersonEvent event, Stamp stamp) {
        return switch (event) {
            case PersonEntered _ -> this; // begins a record, see apply
            case RoleGranted granted ->
                    with(
                            replaced(
                                    grants,
                                    one -> one.role() == granted.role(),
                                    new Grant(
                                            granted.role(),
                                            granted.until(),
                                            stamp.by(),
                                            stamp.position())),
                            delegations,
                            interests,
                            stamp);
            case RoleRevoked revoked ->
                    with(
                            replaced(grants, one -> one.role() == revoked.role(), null),
                            delegations,
                            interests,
                            stamp);
            case DelegationGiven given ->
                    with(
                            grants,
                            replaced(
                                    delegations,
                                    one -> isOf(one, given.standIn(), given.role()),
                                    new Delegation(
                                            given.standIn(),
                                            given.role(),
                                            given.from(),
                                            given.until())),
                            interests,
                            stamp);
            case DelegationEnded ended ->
                    with(
                            grants,
                            replaced(
                                    delegations,
                                    one -> isOf(one, ended.standIn(), ended.role()),
                                    null),
                            interests,
                            stamp);
            case InterestDeclared declared ->
                    with(
                            grants,
                            delegations,
                            replaced(
                                    interests,
                                    one -> one.organisation().equals(declared.organisation()),
                                    new Interest(declared.organisation(), declared.level())),
                            stamp);
            case InterestWithdrawn withdrawn ->
                    with(
                            grants,
                            delegations,
                            replaced(
                                    interests,
                                    one -> one.organisation().equals(withdrawn.organisation()),
                                    null),
                            stamp);
            case EvaluationEntrusted one -> entrusted(one.call(), 1);
            case EvaluationTakenBack one -> entrusted(one.call(), -1);
        };
    }

    private PersonState entrusted(CallId call, int more) {
        int before =
                workload.stream()
                        .filter(one -> one.call().equals(call))
                        .mapToInt(Workload::evaluations)
                        .sum();
        int now = before + more;
        return new PersonState(
                personId,
                person,
                status,
                statusSince,
                grants,
                delegations,
                interests,
                replaced(
                        workload,
                        one -> one.call().equals(call),
                        now == 0 ? null : new Workload(call, now)));
    }

    private static boolean isOf(Delegation one, String standIn, Role role) {
        return one.standIn().equals(standIn) && one.role() == role;
    }

    private static <T> List<T> replaced(List<T> all, Predicate<T> old, @Nullable T next) {
        List<T> replaced = new ArrayList<>(all);
        replaced.removeIf(old);
        if (next != null) {
            replaced.add(next);
        }
        return replaced;
    }

    private PersonState with(
            List<Grant> nextGrants,
            List<Delegation> nextDelegations,
            List<Interest> nextInterests,
            Stamp stamp) {
        PersonStatus next = nextGrants.isEmpty() ? status : PersonStatus.GRANTED;
        return new PersonState(
                personId,
                person,
                next,
                next == status ? statusSince : stamp.occurredAt(),
                nextGrants,
                nextDelegations,
                nextInterests,
                workload);
    }
}
