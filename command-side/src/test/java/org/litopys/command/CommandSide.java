package org.litopys.command;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletionException;
import javax.sql.DataSource;
import org.litopys.events.RecordId;
import org.litopys.eventstore.Ledger;
import org.litopys.eventstore.StoredEvent;
import org.litopys.eventstore.TestPostgres;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * A whole command-side on a real PostgreSQL, as a process would have it, with a clock that tests
 * move.
 */
public final class CommandSide implements AutoCloseable {
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(CommandSideConfiguration.class)
    static class Application {}

    private final ConfigurableApplicationContext spring;
    private final HikariDataSource database;
    private final Path masterKey;
    private final boolean processes;
    public final MovableClock clock;

    private CommandSide(
            HikariDataSource database, Path masterKey, MovableClock clock, boolean processes) {
        this.database = database;
        this.masterKey = masterKey;
        this.processes = processes;
        this.clock = clock;
        spring =
                new SpringApplicationBuilder(Application.class)
                        .web(WebApplicationType.NONE)
                        .bannerMode(org.springframework.boot.Banner.Mode.OFF)
                        .properties(
                                "litopys.master-key-file=" + masterKey,
                                "litopys.processes.autostart=" + processes)
                        .initializers(
                                (org.springframework.context.support.GenericApplicationContext
                                                context) -> {
                                    context.registerBean(
                                            "dataSource", DataSource.class, () -> database);
                                    context.registerBean("movableClock", Clock.class, () -> clock);
                                })
                        .run();
    }

    /** A process on a new empty database, in which nothing happens but what a test sends. */
    public static CommandSide start() {
        return start(false);
    }

    /** The same with what the ledger does by itself. */
    public static CommandSide startWithProcesses() {
        return start(true);
    }

    private static CommandSide start(boolean processes) {
        try {
            Path masterKey = Files.createTempDirectory("litopys-keys").resolve("master.key");
            return new CommandSide(
                    TestPostgres.freshDatabase(),
                    masterKey,
                    new MovableClock(Samples.NOW),
                    processes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Another process on the same database. */
    public CommandSide another() {
        return new CommandSide(TestPostgres.samePlaceAs(database), masterKey, clock, processes);
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
        return spring.getBean(type);
    }

    public <T> T bean(String name, Class<T> type) {
        return spring.getBean(name, type);
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
        spring.close();
        database.close();
    }
}
