package org.litopys.query.record;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
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
import org.litopys.query.record.PersonState.Delegation;
import org.litopys.query.record.PersonState.Grant;
import org.litopys.query.record.PersonState.Interest;
import org.litopys.query.record.PersonState.Workload;

class PersonStateTest {
    private static final PersonId ID = PersonId.ofPseudonym("EV-01");
    private static final LocalDate FIRST = LocalDate.of(2026, 7, 1);
    private static final LocalDate LAST = LocalDate.of(2026, 7, 31);
    private static final OrganisationId ORGANISATION = new OrganisationId(new UUID(3, 3));

    private @Nullable PersonState state;
    private long version;

    @BeforeEach
    void is_entered() {
        happens(new PersonEntered(ID, "EV-01"));
    }

    private void happens(PersonEvent... events) {
        for (PersonEvent event : events) {
            state = PersonState.apply(state, event, ApplicationStateTest.stamp(++version));
        }
    }

    private PersonState now() {
        return requireNonNull(state);
    }

    @Test
    void who_is_entered_has_the_roles_of_the_provider() {
        assertThat(now().status()).isEqualTo(PersonStatus.KNOWN);
        assertThat(now().due()).isNull();
        assertThat(now().mentions()).isEmpty();
    }

    @Test
    void from_the_first_grant_on_the_ledger_keeps_the_roles_also_when_none_is_left() {
        happens(new RoleGranted(ID, Role.EVALUATOR, LAST));
        assertThat(now().status()).isEqualTo(PersonStatus.GRANTED);
        assertThat(now().statusSince()).isEqualTo(ApplicationStateTest.stamp(2).occurredAt());

        happens(new RoleRevoked(ID, Role.EVALUATOR));
        assertThat(now().status()).isEqualTo(PersonStatus.GRANTED);
        assertThat(now().statusSince()).isEqualTo(ApplicationStateTest.stamp(2).occurredAt());
        assertThat(now().grants()).isEmpty();
    }

    @Test
    void a_second_grant_takes_the_place_of_the_first_of_that_role_only() {
        happens(
                new RoleGranted(ID, Role.EVALUATOR, LAST),
                new RoleGranted(ID, Role.RAPPORTEUR, null),
                new RoleGranted(ID, Role.EVALUATOR, null));

        assertThat(now().grants())
                .containsExactly(
                        new Grant(Role.RAPPORTEUR, null, "CO-01", 3),
                        new Grant(Role.EVALUATOR, null, "CO-01", 4));
    }

    @Test
    void a_delegation_stays_until_it_is_ended() {
        happens(
                new DelegationGiven(ID, "EV-02", Role.EVALUATOR, FIRST, LAST),
                new DelegationGiven(ID, "EV-02", Role.RAPPORTEUR, FIRST, LAST),
                new DelegationEnded(ID, "EV-02", Role.EVALUATOR));

        assertThat(now().delegations())
                .containsExactly(new Delegation("EV-02", Role.RAPPORTEUR, FIRST, LAST));
    }

    @Test
    void the_evaluations_of_each_call_are_counted() {
        CallId call = CallId.ofCode("C-1");
        CallId other = CallId.ofCode("C-2");
        ApplicationId application = new ApplicationId(new UUID(4, 4));
        happens(
                new EvaluationEntrusted(ID, call, application),
                new EvaluationEntrusted(ID, other, application),
                new EvaluationEntrusted(ID, call, new ApplicationId(new UUID(4, 5))));
        assertThat(now().workload())
                .containsExactlyInAnyOrder(new Workload(call, 2), new Workload(other, 1));

        happens(
                new EvaluationTakenBack(ID, call, application),
                new EvaluationTakenBack(ID, other, application));
        assertThat(now().workload()).containsExactly(new Workload(call, 1));
        assertThat(now().status()).isEqualTo(PersonStatus.KNOWN);
    }

    @Test
    void an_interest_names_the_organisation_until_it_is_withdrawn() {
        happens(
                new InterestDeclared(ID, ORGANISATION, InterestLevel.POTENTIAL),
                new InterestDeclared(ID, ORGANISATION, InterestLevel.ACTUAL));
        assertThat(now().interests())
                .containsExactly(new Interest(ORGANISATION, InterestLevel.ACTUAL));
        assertThat(now().mentions()).containsExactly(ORGANISATION.value());

        happens(new InterestWithdrawn(ID, ORGANISATION));
        assertThat(now().interests()).isEmpty();
        assertThat(now().mentions()).isEmpty();
    }
}
