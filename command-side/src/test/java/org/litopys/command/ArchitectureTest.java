package org.litopys.command;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.spring.stereotype.Aggregate;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses COMMAND_SIDE =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("org.litopys.command");

    @Test
    void records_know_nothing_of_spring_but_their_stereotype() {
        classes()
                .that()
                .areAnnotatedWith(Aggregate.class)
                .should()
                .onlyDependOnClassesThat()
                .resideOutsideOfPackage("org.springframework..")
                .check(COMMAND_SIDE);
    }

    @Test
    void evolve_only_assigns() {
        methods()
                .that()
                .haveName("evolve")
                .should(
                        callNothingOf(
                                Set.of(
                                        Clock.class,
                                        Deadlines.class,
                                        Refused.class,
                                        OtherRecords.class,
                                        AggregateLifecycle.class)))
                .check(COMMAND_SIDE);
        noClasses()
                .that()
                .areAnnotatedWith(Aggregate.class)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.slf4j..", "java.util.logging..")
                .check(COMMAND_SIDE);
    }

    @Test
    void only_the_clock_of_the_office_tells_the_time() {
        noClasses()
                .that()
                .doNotBelongToAnyOf(LedgerReaders.class) // whose pauses are the machine's
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .check(COMMAND_SIDE);
    }

    @Test
    void the_packages_of_the_records_have_no_cycles() {
        slices().matching("org.litopys.command.(*)..")
                .should()
                .beFreeOfCycles()
                .check(COMMAND_SIDE);
    }

    @Test
    void the_kernel_knows_no_record_and_no_api() {
        noClasses()
                .that()
                .resideInAPackage("org.litopys.command")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.litopys.command.*..")
                .check(COMMAND_SIDE);
    }

    @Test
    void the_sides_never_import_each_other() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.litopys.query..", "org.litopys.tlog..")
                .check(COMMAND_SIDE);
    }

    private static ArchCondition<JavaMethod> callNothingOf(Set<Class<?>> forbidden) {
        return new ArchCondition<>("call nothing of " + forbidden) {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                method.getCallsFromSelf().stream()
                        .filter(call ->
                                forbidden.stream()
                                        .anyMatch(
                                                type -> call.getTargetOwner().isAssignableTo(type)))
                        .forEach(call ->
                                events.add(
                                        SimpleConditionEvent.violated(
                                                call, call.getDescription())));
            }
        };
    }
}
