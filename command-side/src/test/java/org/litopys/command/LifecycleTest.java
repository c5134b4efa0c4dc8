package org.litopys.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.litopys.command.Lifecycle.to;
import static org.litopys.events.access.PersonStatus.GRANTED;
import static org.litopys.events.access.PersonStatus.KNOWN;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.litopys.command.Lifecycle.Move;
import org.litopys.command.Lifecycle.Target;
import org.litopys.command.access.PersonCommand;
import org.litopys.command.access.PersonCommand.EnterPerson;
import org.litopys.command.access.PersonCommand.GrantRole;
import org.litopys.command.access.PersonCommand.RevokeRole;
import org.litopys.events.RecordType;
import org.litopys.events.access.PersonEvent.RoleGranted;
import org.litopys.events.access.PersonStatus;

class LifecycleTest {
    private static final Target<PersonStatus> BEGINNING = to(KNOWN, EnterPerson.class);

    /** Of people, with where their commands lead. */
    @SafeVarargs
    private static Lifecycle<PersonStatus, PersonCommand> leading(Target<PersonStatus>... targets) {
        Lifecycle<PersonStatus, PersonCommand> real = PersonCommand.LIFECYCLE;
        return Lifecycle.of(
                RecordType.PERSON,
                PersonStatus.class,
                PersonCommand.class,
                Set.of(EnterPerson.class),
                Map.of(KNOWN, real.allowedIn(KNOWN), GRANTED, real.allowedIn(GRANTED)),
                targets);
    }

    @Test
    void a_command_leads_from_where_it_is_allowed_and_never_to_where_the_record_is() {
        assertThat(leading(BEGINNING, to(GRANTED, GrantRole.class)).moves())
                .containsExactly(
                        new Move<>(null, EnterPerson.class, KNOWN),
                        new Move<>(KNOWN, GrantRole.class, GRANTED));
    }

    @Test
    void an_event_that_another_command_brings_leads_from_the_states_that_are_named() {
        assertThat(leading(BEGINNING, to(GRANTED, RoleGranted.class).from(KNOWN)).moves())
                .contains(new Move<>(KNOWN, RoleGranted.class, GRANTED));
        assertThatIllegalStateException()
                .isThrownBy(() -> leading(BEGINNING, to(GRANTED, RoleGranted.class)))
                .withMessage("RoleGranted cannot lead to GRANTED from []");
    }

    @Test
    void an_event_that_another_command_brings_may_begin_a_record() {
        assertThat(leading(BEGINNING, to(GRANTED, RoleGranted.class).asBeginning()).moves())
                .contains(new Move<>(null, RoleGranted.class, GRANTED));
    }

    @Test
    void nothing_leads_from_a_state_that_does_not_allow_it() {
        assertThatIllegalStateException()
                .isThrownBy(() -> leading(BEGINNING, to(GRANTED, RevokeRole.class).from(KNOWN)))
                .withMessage("RevokeRole cannot lead to GRANTED from [KNOWN]");
    }

    @Test
    void a_state_to_which_nothing_leads_is_a_mistake() {
        assertThatIllegalStateException()
                .isThrownBy(() -> leading(BEGINNING))
                .withMessage("Nothing leads to GRANTED");
    }
}
