package org.litopys.benchmarks;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.axonframework.axonserver.connector.AxonServerConfiguration;
import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.axonframework.axonserver.connector.event.axon.AxonServerEventStore;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.snapshotting.SnapshotFilter;
import org.axonframework.serialization.Serializer;
import org.litopys.eventstore.AxonServerStore;
import org.litopys.eventstore.EventStoreConfiguration;
import org.litopys.eventstore.Ledger;
import org.litopys.eventstore.TestPostgres;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Appends to an Axon Server: as bare Axon does it, and with the copy that our readers read. */
@Command(
        name = "axonserver",
        mixinStandardHelpOptions = true,
        description =
                "Commands that create and append on an Axon Server, bare Axon and ours in turn. Mind what its licence says of publishing results.")
final class AxonServerBenchmark implements Callable<Integer> {
    @Option(
            names = "--axon-server",
            paramLabel = "HOST:PORT",
            required = true,
            description = "A running Axon Server whose context is empty.")
    private String axonServer = "";

    @Option(names = "--rounds", defaultValue = "3", description = "(default ${DEFAULT-VALUE})")
    private int rounds;

    @Option(names = "--seconds", defaultValue = "5", description = "(default ${DEFAULT-VALUE})")
    private int seconds;

    @EnableConfigurationProperties
    private static final class Properties {}

    @Override
    public Integer call() throws Exception {
        try (TestPostgres postgres = TestPostgres.own();
                HikariDataSource database = Contender.pool(postgres)) {
            bare(16);
            ours(database, 16);
            for (int callers : new int[] {1, 16, 64}) {
                List<Double> theirs = new ArrayList<>();
                List<Double> litopys = new ArrayList<>();
                for (int round = 0; round < rounds; round++) {
                    theirs.add(bare(callers));
                    litopys.add(ours(database, callers));
                }
                theirs.sort(null);
                litopys.sort(null);
                double their = theirs.get(rounds / 2);
                double our = litopys.get(rounds / 2);
                System.out.printf(
                        "| %2d callers | bare %,8.0f/s | Litopys %,8.0f/s | %.2f |%n",
                        callers, their, our, our / their);
            }
        }
        return 0;
    }

    private double bare(int callers) throws InterruptedException {
        AxonServerConfiguration settings =
                AxonServerConfiguration.builder().servers(axonServer).componentName("bare").build();
        AxonServerConnectionManager server =
                AxonServerConnectionManager.builder()
                        .routingServers(axonServer)
                        .axonServerConfiguration(settings)
                        .build();
        try {
            AxonServerEventStore store =
                    AxonServerEventStore.builder()
                            .configuration(settings)
                            .platformConnectionManager(server)
                            .eventSerializer(Contender.SERIALIZER)
                            .snapshotSerializer(Contender.SERIALIZER)
                            .snapshotFilter(SnapshotFilter.allowAll())
                            .build();
            IdentifiersOfContender.use(false);
            return perSecond(store, callers);
        } finally {
            server.shutdown();
        }
    }

    private double ours(HikariDataSource database, int callers) throws Exception {
        try (AnnotationConfigApplicationContext context =
                new AnnotationConfigApplicationContext()) {
            context.getEnvironment().setActiveProfiles(AxonServerStore.PROFILE);
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(
                            new MapPropertySource(
                                    "benchmark", Map.of("axon.axonserver.servers", axonServer)));
            // A context closes what can be closed; this one serves the next round too.
            context.registerBean(DataSource.class, () -> new DelegatingDataSource(database));
            context.registerBean(Clock.class, Clock::systemUTC);
            context.registerBean(Serializer.class, () -> Contender.SERIALIZER);
            context.register(Properties.class, EventStoreConfiguration.class);
            context.refresh();
            // What the other one wrote meanwhile is copied first.
            long newest =
                    context.getBean(AxonServerConnectionManager.class)
                            .getConnection()
                            .eventChannel()
                            .getLastToken()
                            .get(10, TimeUnit.SECONDS);
            if (!context.getBean(Ledger.class).awaitPosition(newest + 1, Duration.ofMinutes(5))) {
                throw new IllegalStateException("the copy does not follow");
            }
            IdentifiersOfContender.use(true);
            return perSecond(context.getBean(EventStore.class), callers);
        }
    }

    private double perSecond(EventStore store, int callers) throws InterruptedException {
        return Appends.run(
                        List.of(
                                Contender.gateway(
                                        store, NoTransactionManager.instance(), Contender.BY_CALL)),
                        callers,
                        seconds)
                .perSecond();
    }
}
