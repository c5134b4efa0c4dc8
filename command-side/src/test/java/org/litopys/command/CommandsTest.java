package org.litopys.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.litopys.command.access.PersonCommand;
import org.litopys.command.api.Lifecycles;
import org.litopys.command.application.ApplicationCommand;
import org.litopys.command.application.ApplicationCommand.AcceptApplication;
import org.litopys.command.application.ApplicationCommand.AssignEvaluator;
import org.litopys.command.application.ApplicationCommand.CloseApplication;
import org.litopys.command.application.ApplicationCommand.CloseAward;
import org.litopys.command.application.ApplicationCommand.NotifyOutcome;
import org.litopys.command.application.ApplicationCommand.ReleasePartner;
import org.litopys.command.application.ApplicationCommand.StartDraft;
import org.litopys.command.application.ApplicationCommand.WithdrawApplication;
import org.litopys.command.audit.EngagementCommand;
import org.litopys.command.call.CallCommand;
import org.litopys.command.contract.ContractCommand;
import org.litopys.command.introduction.IntroductionCommand;
import org.litopys.command.need.NeedCommand;
import org.litopys.command.organisation.OrganisationCommand;
import org.litopys.command.pilot.PilotCommand;
import org.litopys.command.programme.ProgrammeCommand;
import org.litopys.command.record.RecordCommand;
import org.litopys.events.application.ApplicationStatus;

class CommandsTest {
    static Stream<Class<? extends LedgerCommand>> commands() {
        return Lifecycles.ALL.stream().flatMap(lifecycle -> lifecycle.commands().stream());
    }

    @Test
    void every_command_has_its_states_in_the_lifecycle() {
        assertThat(commands())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(
                                        ProgrammeCommand.class,
                                        CallCommand.class,
                                        OrganisationCommand.class,
                                        PersonCommand.class,
                                        NeedCommand.class,
                                        ApplicationCommand.class,
                                        IntroductionCommand.class,
                                        PilotCommand.class,
                                        ContractCommand.class,
                                        EngagementCommand.class,
                                        RecordCommand.class)
                                .flatMap(kind -> Arrays.stream(kind.getPermittedSubclasses()))
                                .<Class<? extends LedgerCommand>>map(
                                        command -> command.asSubclass(LedgerCommand.class))
                                .toList());
    }

    @ParameterizedTest
    @MethodSource("commands")
    void every_command_says_who_may_send_it(Class<? extends LedgerCommand> command) {
        SentBy sentBy = command.getAnnotation(SentBy.class);
        assertThat(sentBy).isNotNull();
        assertThat(sentBy.value().length > 0).isNotEqualTo(sentBy.everyOffice());
    }

    @Test
    void every_command_has_one_handler() {
        List<String> handled =
                new ClassFileImporter()
                                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                                .importPackages("org.litopys.command")
                                .stream()
                                .flatMap(type -> type.getMethods().stream())
                                .filter(method -> method.isAnnotatedWith(CommandHandler.class))
                                .map(method -> method.getRawParameterTypes().getFirst().getName())
                                .toList();
        assertThat(handled)
                .containsExactlyInAnyOrderElementsOf(commands().map(Class::getName).toList());
    }

    @ParameterizedTest
    @MethodSource("commands")
    void a_command_creates_its_subject_or_names_it(Class<? extends LedgerCommand> command) {
        List<RecordComponent> subjects =
                Arrays.stream(command.getRecordComponents())
                        .filter(component ->
                                component
                                        .getAccessor()
                                        .isAnnotationPresent(TargetAggregateIdentifier.class))
                        .toList();
        boolean creates = Lifecycles.ALL.stream().anyMatch(lifecycle -> lifecycle.creates(command));

        if (creates) {
            assertThat(subjects)
                    .allSatisfy(subject ->
                            assertThat(
                                            subject.getAnnotatedType()
                                                    .isAnnotationPresent(Nullable.class))
                                    .isTrue());
        } else {
            assertThat(subjects)
                    .extracting(RecordComponent::getName)
                    .containsExactly(command.getRecordComponents()[0].getName());
        }
    }

    @Test
    void the_name_of_a_command_in_addresses_is_its_own_with_hyphens() {
        assertThat(LedgerCommand.nameOf(AcceptApplication.class)).isEqualTo("accept-application");
        assertThat(LedgerCommand.nameOf(StartDraft.class)).isEqualTo("start-draft");
    }

    @Test
    void the_lifecycle_tells_the_states_of_a_command_and_the_commands_of_a_state() {
        assertThat(ApplicationCommand.LIFECYCLE.statesFor(AssignEvaluator.class))
                .containsExactly(
                        ApplicationStatus.ELIGIBLE,
                        ApplicationStatus.UNDER_EVALUATION,
                        ApplicationStatus.EVALUATED,
                        ApplicationStatus.RETURNED_FOR_REVIEW);
        assertThat(ApplicationCommand.LIFECYCLE.allowedIn(ApplicationStatus.ACCEPTED))
                .containsExactly(
                        NotifyOutcome.class,
                        ReleasePartner.class,
                        WithdrawApplication.class,
                        CloseAward.class,
                        CloseApplication.class);
        assertThat(ApplicationCommand.LIFECYCLE.allowedIn(ApplicationStatus.WITHDRAWN)).isEmpty();
        assertThat(ApplicationCommand.LIFECYCLE.creates(StartDraft.class)).isTrue();
    }
}
