package org.litopys.demo;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.litopys.command.CommandSender;
import org.litopys.command.CommandSideConfiguration;
import org.litopys.eventstore.Ledger;
import org.litopys.eventstore.PositionSource;
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

/** The real command-side on a real PostgreSQL, with the demo's clock and nothing played yet. */
final class DemoOffice implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    private static final int PAGE = 10_000;

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import({CommandSideConfiguration.class, RecordedPlay.class})
    static class Application {}

    private final HikariDataSource database;
    private final ConfigurableApplicationContext spring;

    private DemoOffice(HikariDataSource database, Instant now) {
        this.database = database;
        DemoClock clock = new DemoClock(Clock.fixed(now, ZoneOffset.UTC));
        spring =
                new SpringApplicationBuilder(Application.class)
                        .web(WebApplicationType.NONE)
                        .bannerMode(Banner.Mode.OFF)
                        .properties(
                                "axon.axonserver.enabled=false",
                                "litopys.processes.autostart=false")
                        .initializers((GenericApplicationContext context) -> {
                            context.registerBean("dataSource", DataSource.class, () -> database);
                            context.registerBean(DemoClock.class, () -> clock);
                        })
                        .run();
    }

    /** An office on a new empty database, in which it is {@link #NOW}. */
    static DemoOffice empty() {
        return new DemoOffice(TestPostgres.freshDatabase(), NOW);
    }

    /** The office as a new process finds it later. */
    DemoOffice startedAgain(Instant now) {
        return new DemoOffice(TestPostgres.samePlaceAs(database), now);
    }

    DemoProgramme programme() {
        return spring.getBean(DemoProgramme.class);
    }

    CommandSender commands() {
        return spring.getBean(CommandSender.class);
    }

    EventStore store() {
        return spring.getBean(EventStore.class);
    }

    DemoClock clock() {
        return spring.getBean(DemoClock.class);
    }

    Ledger ledger() {
        return spring.getBean(Ledger.class);
    }

    /** Every event of the ledger as processes read it, in order. */
    List<TrackedEventMessage<?>> decoded() {
        List<TrackedEventMessage<?>> all = new ArrayList<>();
        long head = ledger().head();
        try (var stream = spring.getBean(PositionSource.class).openStream(null)) {
            while (all.size() < head) {
                all.add(stream.nextAvailable());
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return all;
    }

    /** Every event of the ledger, in order. */
    List<StoredEvent> events() {
        List<StoredEvent> all = new ArrayList<>();
        List<StoredEvent> page;
        do {
            page = ledger().read(all.size(), PAGE);
            all.addAll(page);
        } while (!page.isEmpty());
        return all;
    }

    @Override
    public void close() {
        spring.close();
        database.close();
    }
}
