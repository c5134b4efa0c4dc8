package org.litopys.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.axoniq.axonserver.connector.AxonServerException;
import io.axoniq.axonserver.connector.ErrorCategory;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import org.axonframework.axonserver.connector.AxonServerConfiguration;
import org.axonframework.axonserver.connector.command.CommandSerializer;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.GenericCommandResultMessage;
import org.axonframework.commandhandling.NoHandlerForCommandException;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.litopys.command.Receipt.RecordedEvent;
import org.litopys.events.application.ApplicationId;
import org.litopys.events.introduction.IntroductionId;
import org.litopys.events.pilot.PilotId;
import org.litopys.events.serialization.EventCatalogue;
import org.litopys.events.serialization.LedgerEventSerializer;

/** Commands, answers and refusals as they cross an Axon Server, through Axon's own wire form. */
class AcrossAxonServerTest {
    private static final CommandSerializer WIRE =
            new CommandSerializer(
                    new LedgerEventSerializer(new EventCatalogue()), new AxonServerConfiguration());

    private static CommandResultMessage<?> received(CommandResultMessage<?> sent) {
        return WIRE.deserialize(WIRE.serialize(sent, "request"));
    }

    static List<LedgerCommand> commands() {
        ApplicationId application = new ApplicationId(UUID.randomUUID());
        return List.of(
                Samples.createProgramme(),
                Samples.approveProgramme(),
                Samples.setPolicy(),
                Samples.allocate("5.00"),
                Samples.draftCall(),
                Samples.registerLead(),
                Samples.startDraft(application),
                Samples.submit(application, "5.00"),
                Samples.assess(application, true),
                Samples.unbiased(application),
                Samples.evaluate(application),
                Samples.recommend(application, "5.00"),
                Samples.accept(application, "5.00"),
                Samples.reject(application),
                Samples.proposePilot(new IntroductionId(UUID.randomUUID())),
                Samples.draftContract(new PilotId(UUID.randomUUID()), "5.00"));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void a_command_arrives_as_it_was_sent(LedgerCommand command) {
        CommandMessage<LedgerCommand> sent = new GenericCommandMessage<>(command);

        CommandMessage<?> received = WIRE.deserialize(WIRE.serialize(sent, "key", 0));

        assertThat(received.getPayload()).isEqualTo(command);
        assertThat(received.getCommandName()).isEqualTo(sent.getCommandName());
    }

    @Test
    void an_outcome_arrives_as_it_was_sent() {
        RecordedEvent event =
                new RecordedEvent(UUID.randomUUID(), "BudgetAllocated", "1", UUID.randomUUID(), 3);
        Outcome.Wire outcome =
                new Outcome.Wire(
                        List.of(event), null, Instant.parse("2026-11-29T12:00:00.123456Z"), 2L);

        CommandResultMessage<?> received =
                received(new GenericCommandResultMessage<>(Outcome.of(outcome)));

        assertThat(((Outcome) received.getPayload()).wire()).isEqualTo(outcome);
    }

    private static Throwable failureAfter(RuntimeException thrown) {
        SimpleCommandBus handling = SimpleCommandBus.builder().build();
        handling.subscribe(
                String.class.getName(),
                _ -> {
                    throw thrown;
                });
        CommandBus commands = new RefusingInDetails(handling);
        AtomicReference<CommandResultMessage<?>> answer = new AtomicReference<>();
        commands.dispatch(new GenericCommandMessage<>("fail"), (_, result) -> answer.set(result));
        return Failures.asRefusal(received(Objects.requireNonNull(answer.get())).exceptionResult());
    }

    @Test
    void a_refusal_arrives_as_it_was_sent() {
        Refused refused = Refused.by(Rule.BUDGET_EXCEEDED, "/data/awarded", "LINE", "30.00");

        Throwable failure = failureAfter(refused);

        assertThat(failure).isInstanceOf(Refused.class);
        assertThat(((Refused) failure).refusal()).isEqualTo(refused.refusal());
    }

    @Test
    void a_conflict_is_one_on_the_other_side_too() {
        StatusRuntimeException stale =
                Status.OUT_OF_RANGE
                        .withDescription("[AXONIQ-2000] Invalid sequence number")
                        .asRuntimeException();

        assertThat(Failures.isConflict(failureAfter(new ConcurrencyException("stale")))).isTrue();
        assertThat(Failures.isConflict(failureAfter(stale))).isTrue();
        assertThat(Failures.asRefusal(stale)).as("nobody is away").isSameAs(stale);
    }

    @Test
    void an_error_of_ours_is_neither_a_refusal_nor_worth_a_repetition() {
        Throwable failure = failureAfter(new IllegalStateException("a bug"));

        assertThat(failure).isNotInstanceOf(Refused.class);
        assertThat(Failures.isConflict(failure)).isFalse();
        assertThat(Failures.isElsewhereAway(failure)).isFalse();
    }

    @Test
    void whoever_is_away_may_come_back() {
        Throwable nobody = new NoHandlerForCommandException("no handler is connected");
        Throwable noServer =
                new CompletionException(
                        new AxonServerException(
                                ErrorCategory.COMMAND_DISPATCH_ERROR, "no connection", "client"));

        Throwable noStream =
                new EventStoreException(
                        "no events can be read", new StatusRuntimeException(Status.UNAVAILABLE));

        assertThat(List.of(nobody, noServer, noStream))
                .allSatisfy(failure -> {
                    Refused refused = (Refused) Failures.asRefusal(failure);
                    assertThat(Failures.isElsewhereAway(refused)).isTrue();
                    assertThat(refused.refusal().kind()).isEqualTo(Refusal.Kind.UNAVAILABLE);
                });
    }
}
