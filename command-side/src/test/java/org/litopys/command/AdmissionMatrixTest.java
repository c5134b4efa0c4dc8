package org.litopys.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.eventhandling.SimpleEventBus;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.ScopeDescriptor;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;
import org.axonframework.modelling.command.inspection.AggregateModel;
import org.axonframework.modelling.command.inspection.AnnotatedAggregate;
import org.axonframework.modelling.command.inspection.AnnotatedAggregateMetaModelFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.litopys.command.application.SampleApplication;
import org.litopys.events.Actor;
import org.litopys.events.LedgerEvent;
import org.litopys.events.Role;
import org.litopys.events.personal.DataSubjectId;
import org.litopys.events.personal.PersonKey;
import org.litopys.events.personal.SecretBox;
import org.litopys.events.serialization.SampleEvents;

/**
 * Every command there is, in every state of its record and by every role: what is not allowed never
 * reaches the handler. The commands are found in the compiled program; there is no list to forget
 * one in.
 */
class AdmissionMatrixTest {
    private static final String REASON = "because";

    private final Map<DataSubjectId, PersonKey> keys = new ConcurrentHashMap<>();
    private final PersonalData personalData =
            new PersonalData((person, _) ->
                    keys.computeIfAbsent(person, _ -> new PersonKey(SecretBox.newSecret())));

    /** How often a handler was reached. */
    private int handled;

    static Stream<Class<? extends LedgerCommand>> commands() {
        return new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("org.litopys.command")
                        .stream()
                        .filter(type -> type.isAssignableTo(LedgerCommand.class))
                        .filter(JavaClass::isRecord)
                        .<Class<? extends LedgerCommand>>map(
                                type -> type.reflect().asSubclass(LedgerCommand.class));
    }

    static Stream<Class<? extends LedgerCommand>> commandsToARecordThatExists() {
        return commands()
                .filter(type -> {
                    Lifecycle<?, ?> lifecycle = SampleEvents.make(type).lifecycle();
                    return !lifecycle.creates(type) && lifecycle.recordType().isPresent();
                });
    }

    static Stream<Class<? extends LedgerCommand>> commandsWithAReason() {
        return commands().filter(type -> type.getAnnotation(SentBy.class).needsReason());
    }

    @ParameterizedTest
    @MethodSource("commandsToARecordThatExists")
    void a_state_that_does_not_allow_a_command_is_named_with_what_it_allows(
            Class<? extends LedgerCommand> type) {
        LedgerCommand command = SampleEvents.make(type);
        Lifecycle<?, ?> lifecycle = command.lifecycle();
        Set<? extends Enum<?>> allowed = lifecycle.statesFor(type);
        for (Enum<?> state : statesOf(lifecycle)) {
            handled = 0;
            if (allowed.contains(state)) {
                send(command, state, allRoles(), REASON);

                assertThat(handled).as("%s where %s", type, state).isEqualTo(1);
            } else {
                assertRefused(
                        command,
                        state,
                        allRoles(),
                        REASON,
                        stateRefuses(LedgerCommand.nameOf(type), lifecycle, state));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void a_role_that_may_not_send_a_command_is_told_which_may(Class<? extends LedgerCommand> type) {
        LedgerCommand command = SampleEvents.make(type);
        Set<Role> senders = Senders.of(type);
        Enum<?> state = aStateFor(command);
        for (Role role : Role.values()) {
            handled = 0;
            if (senders.contains(role)) {
                send(command, state, Set.of(role), REASON);

                assertThat(handled).as("%s by %s", type, role).isEqualTo(1);
            } else {
                assertRefused(
                        command,
                        state,
                        Set.of(role),
                        REASON,
                        senders.equals(Set.of(Role.PROCESS))
                                ? Rule.LEDGER_ONLY.refusal("", "X-01")
                                : Rule.ROLE_MISSING.refusal("", "X-01", ofPersons(senders)));
            }
        }
    }

    private static Set<Role> ofPersons(Set<Role> senders) {
        Set<Role> persons = new TreeSet<>(senders);
        persons.remove(Role.PROCESS);
        return persons;
    }

    @ParameterizedTest
    @MethodSource("commandsWithAReason")
    void a_decision_without_a_reason_is_refused(Class<? extends LedgerCommand> type) {
        LedgerCommand command = SampleEvents.make(type);
        Refusal missing = Rule.REASON_MISSING.refusal("/reason", LedgerCommand.nameOf(type));

        assertRefused(command, aStateFor(command), allRoles(), null, missing);
        assertRefused(command, aStateFor(command), allRoles(), " ", missing);
    }

    private void assertRefused(
            LedgerCommand command,
            Enum<?> state,
            Set<Role> roles,
            @Nullable String reason,
            Refusal refusal) {
        handled = 0;
        assertThatExceptionOfType(Refused.class)
                .as("%s where %s by %s", command.getClass(), state, roles)
                .isThrownBy(() -> send(command, state, roles, reason))
                .satisfies(refused -> assertThat(refused.refusal()).isEqualTo(refusal));
        assertThat(handled).isZero();
    }

    private void send(
            LedgerCommand command, Enum<?> state, Set<Role> roles, @Nullable String reason) {
        CommandEnvelope by = CommandEnvelope.by(new Actor("X-01", Actor.Type.APP_USER, roles));
        CommandEnvelope envelope = reason == null ? by : by.because(reason);
        Admission admission =
                new Admission(
                        new RecordRepositories(
                                new RecordCache(1),
                                _ -> new Holding(recordIn(command.lifecycle(), state))),
                        _ -> Standing.UNKNOWN,
                        SampleApplication.policies(RecordFixture.otherRecords()),
                        Clock.fixed(Samples.NOW, ZoneOffset.UTC));
        CommandMessage<?> message = SentCommand.of(command, envelope, personalData).message();
        DefaultUnitOfWork<CommandMessage<?>> unitOfWork = DefaultUnitOfWork.startAndGet(message);
        try {
            admission.handle(unitOfWork, () -> ++handled);
        } catch (RuntimeException refused) {
            throw refused;
        } catch (Exception e) {
            throw new AssertionError(e);
        } finally {
            unitOfWork.rollback();
        }
    }

    private static Set<Role> allRoles() {
        return EnumSet.allOf(Role.class);
    }

    private static Enum<?> aStateFor(LedgerCommand command) {
        Set<? extends Enum<?>> states = command.lifecycle().statesFor(command.getClass());
        return states.isEmpty() ? Lifecycle.AnyState.ANY : states.iterator().next();
    }

    /** Every state of the kind of record, also those in which nothing is allowed. */
    private static List<? extends Enum<?>> statesOf(Lifecycle<?, ?> lifecycle) {
        Enum<?> one =
                lifecycle.commands().stream()
                        .<Enum<?>>flatMap(command -> lifecycle.statesFor(command).stream())
                        .findFirst()
                        .orElseThrow();
        return List.of(one.getDeclaringClass().getEnumConstants());
    }

    /** Names what people and services may send; the ledger's own commands nobody can. */
    private static Refusal stateRefuses(String wish, Lifecycle<?, ?> lifecycle, Enum<?> state) {
        List<String> names = allowedIn(lifecycle, state);
        return names.isEmpty()
                ? Rule.RECORD_FINISHED.refusal("", wish, state.name())
                : Rule.WRONG_STATE.refusal("", wish, state.name(), String.join(", ", names));
    }

    @SuppressWarnings("unchecked") // a state of this lifecycle
    private static <S extends Enum<S>> List<String> allowedIn(
            Lifecycle<S, ?> lifecycle, Enum<?> state) {
        return lifecycle.allowedIn((S) state).stream()
                .filter(command -> !Senders.of(command).equals(Set.of(Role.PROCESS)))
                .map(LedgerCommand::nameOf)
                .toList();
    }

    /** A record of the command's kind that stands in a state, whatever has brought it there. */
    @SuppressWarnings("unchecked") // a state of this lifecycle
    private static <S extends Enum<S>> InState<S> recordIn(
            Lifecycle<S, ?> lifecycle, Enum<?> state) {
        return new InState<>(lifecycle, (S) state);
    }

    private static final class InState<S extends Enum<S>> extends LedgerRecord<LedgerEvent, S> {
        private final Lifecycle<S, ?> lifecycle;
        private final S status;

        InState(Lifecycle<S, ?> lifecycle, S status) {
            this.lifecycle = lifecycle;
            this.status = status;
        }

        @Override
        protected Lifecycle<S, ?> lifecycle() {
            return lifecycle;
        }

        @Override
        protected S status() {
            return status;
        }

        @Override
        protected void evolve(LedgerEvent event) {}
    }

    /**
     * Holds one record, under whatever identity it is asked for. Admission loads records and does
     * nothing else with a repository: the test fails where it begins to.
     */
    private record Holding(InState<?> held) implements Repository<InState<?>> {
        @SuppressWarnings({"unchecked", "rawtypes"}) // what kind of state does not matter here
        private static final AggregateModel<InState<?>> MODEL =
                (AggregateModel) AnnotatedAggregateMetaModelFactory.inspectAggregate(InState.class);

        @Override
        public Aggregate<InState<?>> load(String id) {
            return AnnotatedAggregate.initialize(held, MODEL, SimpleEventBus.builder().build());
        }

        @Override
        public Aggregate<InState<?>> load(String id, @Nullable Long version) {
            return load(id);
        }

        @Override
        public Aggregate<InState<?>> newInstance(Callable<InState<?>> factory) {
            throw new AssertionError("admission creates no record");
        }

        @Override
        public void send(Message<?> message, ScopeDescriptor scope) {
            throw new AssertionError("admission sends nothing");
        }

        @Override
        public boolean canResolve(ScopeDescriptor scope) {
            return false;
        }
    }
}
