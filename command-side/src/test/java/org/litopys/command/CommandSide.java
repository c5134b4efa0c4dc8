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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.litopys.events.RecordId;
import org.litopys.eventstore.Ledger;
import org.litopys.eventstore.StoredEvent;
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
 * A whole command-side on a real PostgreSQL, as a process would have it, with a clock that tests
 * move. As an extension of a test class it starts before the tests and ends after them, each time
 * that the class is run: mutation testing runs it again and again in one JVM.
 */
public final class CommandSide implements AutoCloseable, BeforeAllCallback, AfterAllCallback {
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(CommandSideConfiguration.class)
    static class Application {}

    private record Running(
            ConfigurableApplicationContext spring, HikariDataSource database, Path masterKey) {}

    private @Nullable Running running;
    private final boolean processes;
    public final MovableClock clock;

    private CommandSide(MovableClock clock, boolean processes) {
        this.clock = clock;
        this.processes = processes;
    }

    /** A process on a new empty database, in which nothing happens but what a test sends. */
    public static CommandSide start() {
        CommandSide side = ofTheClass();
        side.open();
        return side;
    }

    /** The same with what the ledger does by itself. */
    public static CommandSide startWithProcesses() {
        CommandSide side = new CommandSide(new MovableClock(Samples.NOW), true);
        side.open();
        return side;
    }

    /**
     * As {@link #start}, for all tests of a class; to be registered with JUnit, which starts it.
     */
    public static CommandSide ofTheClass() {
        return new CommandSide(new MovableClock(Samples.NOW), false);
    }

    /** Another process on the same database. */
    public CommandSide another() {
        CommandSide another = new CommandSide(clock, processes);
        another.open(TestPostgres.samePlaceAs(running().database), running().masterKey);
        return another;
    }

    private void open() {
        try {
            Path masterKey = Files.createTempDirectory("litopys-keys").resolve("master.key");
            open(TestPostgres.freshDatabase(), masterKey);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void open(HikariDataSource database, Path masterKey) {
        ConfigurableApplicationContext spring =
                new SpringApplicationBuilder(Application.class)
                        .web(WebApplicationType.NONE)
                        .bannerMode(Banner.Mode.OFF)
                        .properties(
                                "litopys.master-key-file=" + masterKey,
                                "litopys.processes.autostart=" + processes)
                        .initializers((GenericApplicationContext context) -> {
                            context.registerBean("dataSource", DataSource.class, () -> database);
                            context.registerBean("movableClock", Clock.class, () -> clock);
                        })
                        .run();
        running = new Running(spring, database, masterKey);
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

    private Running running() {
        return Objects.requireNonNull(running, "it has not been started");
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
        return running().spring.getBean(type);
    }

    public <T> T bean(String name, Class<T> type) {
        return running().spring.getBean(name, type);
    }

    /** Names of the events of a record, in order. */
    public List<String> eventsOf(RecordId record) {
        return bean(Ledger.class).readAggregate(record.toString(), 0).stream()
                .map(StoredEvent::type)
                .toList();
    }

    public long head() {
        return bean(Ledger.class).head();
    }

    @Override
    public void close() {
        running().spring.close();
        running().database.close();
    }
}
