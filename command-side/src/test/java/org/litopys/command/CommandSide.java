package org.litopys.command;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import javax.sql.DataSource;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.litopys.events.RecordId;
import org.litopys.eventstore.Ledger;
import org.litopys.eventstore.TestPostgres;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;

/**
 * A command-side with a clock that tests move: in memory for what records do together, else whole
 * on a real PostgreSQL, as a process would have it. As an extension of a test class it starts
 * before the tests and ends after them, each time that the class is run: mutation testing runs it
 * again and again in one JVM.
 */
public final class CommandSide implements AutoCloseable, BeforeAllCallback, AfterAllCallback {
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(CommandSideConfiguration.class)
    static class Application {}

    private record Place(HikariDataSource database, Path masterKey) {}

    /** What of it a test needs. */
    private enum Parts {
        RECORDS_IN_MEMORY,
        COMMANDS,
        COMMANDS_AND_PROCESSES
    }

    private @Nullable ConfigurableApplicationContext spring;
    private @Nullable Place place;
    private @Nullable InMemory memory;
    private final Parts parts;
    public final MovableClock clock;

    private CommandSide(MovableClock clock, Parts parts) {
        this.clock = clock;
        this.parts = parts;
    }

    /**
     * An {@linkplain InMemory empty one in memory}, for what records do together; ends by itself.
     */
    public static CommandSide inMemory() {
        CommandSide side = inMemoryOfTheClass();
        side.open();
        return side;
    }

    /** The same for all tests of a class; to be registered with JUnit, which starts it. */
    public static CommandSide inMemoryOfTheClass() {
        return new CommandSide(new MovableClock(Samples.NOW), Parts.RECORDS_IN_MEMORY);
    }

    /** A process on a new empty database, in which nothing happens but what a test sends. */
    public static CommandSide start() {
        CommandSide side = ofTheClass();
        side.open();
        return side;
    }

    /** The same with what the ledger does by itself. */
    public static CommandSide startWithProcesses() {
        CommandSide side =
                new CommandSide(new MovableClock(Samples.NOW), Parts.COMMANDS_AND_PROCESSES);
        side.open();
        return side;
    }

    /**
     * As {@link #start}, for all tests of a class; to be registered with JUnit, which starts it.
     */
    public static CommandSide ofTheClass() {
        return new CommandSide(new MovableClock(Samples.NOW), Parts.COMMANDS);
    }

    /** Another process on the same database. */
    public CommandSide another() {
        Place here = Objects.requireNonNull(place, "no other process reads what is in memory");
        CommandSide another = new CommandSide(clock, parts);
        another.open(new Place(TestPostgres.samePlaceAs(here.database), here.masterKey));
        return another;
    }

    private void open() {
        if (parts == Parts.RECORDS_IN_MEMORY) {
            memory = new InMemory(clock);
            spring = memory.start();
            return;
        }
        try {
            Path masterKey = Files.createTempDirectory("litopys-keys").resolve("master.key");
            open(new Place(TestPostgres.freshDatabase(), masterKey));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void open(Place where) {
        place = where;
        spring =
                new SpringApplicationBuilder(Application.class)
                        .web(WebApplicationType.NONE)
                        .bannerMode(Banner.Mode.OFF)
                        .properties(
                                "litopys.master-key-file=" + where.masterKey,
                                "litopys.processes.autostart="
                                        + (parts == Parts.COMMANDS_AND_PROCESSES))
                        .initializers((GenericApplicationContext context) -> {
                            context.registerBean(
                                    "dataSource", DataSource.class, () -> where.database);
                            context.registerBean("movableClock", Clock.class, () -> clock);
                        })
                        .run();
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        clock.set(Samples.NOW);
        open();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        close();
    }

    private ConfigurableApplicationContext spring() {
        return Objects.requireNonNull(spring, "it has not been started");
    }

    /** Throws {@link Refused} where the command is refused. */
    public Receipt send(LedgerCommand command, CommandEnvelope envelope) {
        try {
            return bean(CommandSender.class).send(command, envelope).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    public <T> T bean(Class<T> type) {
        return spring().getBean(type);
    }

    public <T> T bean(String name, Class<T> type) {
        return spring().getBean(name, type);
    }

    /** Names of the events of a record, in order. */
    public List<String> eventsOf(RecordId record) {
        return bean(EventStore.class)
                .readEvents(record.toString(), 0)
                .asStream()
                .map(event -> event.getPayloadType().getSimpleName())
                .toList();
    }

    /** How many events there are. */
    public long head() {
        return memory == null ? bean(Ledger.class).head() : memory.head();
    }

    @Override
    public void close() {
        spring().close();
        if (place != null) {
            place.database.close();
        }
    }
}
