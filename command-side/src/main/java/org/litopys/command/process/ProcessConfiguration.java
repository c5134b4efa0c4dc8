package org.litopys.command.process;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import javax.sql.DataSource;
import org.axonframework.common.jdbc.UnitOfWorkAwareConnectionProviderWrapper;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.config.EventProcessingConfigurer;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.serialization.Serializer;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.litopys.command.CommandSender;
import org.litopys.eventstore.Follower;
import org.litopys.eventstore.Ledger;
import org.litopys.eventstore.Migrations;
import org.litopys.eventstore.PositionSource;
import org.litopys.eventstore.ReadModelTransactions;
import org.litopys.eventstore.TokenPosition;
import org.litopys.eventstore.TokenStoreTables;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.BeanRegistrar;
import org.springframework.beans.factory.BeanRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Wiring of the processes. Each reads with a token of its own: one that is new reads the whole
 * ledger, and one that cannot go on stops no other.
 */
@Configuration(proxyBeanMethods = false)
@Import(ProcessConfiguration.Readers.class)
class ProcessConfiguration {
    /** A program that died holds its claim on the reading of the ledger no longer than this. */
    private static final Duration CLAIM = Duration.ofSeconds(4);

    @Bean
    StepTable stepTable(DataSource dataSource) {
        Migrations.migrate(dataSource, StepTable.SCHEMA, "org/litopys/command/process/migrations");
        TokenStoreTables.create(dataSource, StepTable.SCHEMA);
        return new StepTable(dataSource);
    }

    @Bean
    ConfigurerModule processReaders(
            StepTable stepTable,
            DataSource dataSource,
            Serializer serializer,
            PlatformTransactionManager transactions,
            PositionSource positions) {
        TokenStore tokens = tokens(dataSource, serializer);
        return configurer -> {
            for (LedgerProcess process : Processes.ALL) {
                read(
                        process,
                        configurer.eventProcessing(),
                        new Reading(
                                process,
                                stepTable,
                                new LiveRecordTable(dataSource, process.name())),
                        tokens,
                        new ReadModelTransactions(
                                new SpringTransactionManager(transactions),
                                new SpringDataSourceConnectionProvider(dataSource)),
                        positions);
            }
        };
    }

    private static void read(
            LedgerProcess process,
            EventProcessingConfigurer processing,
            Reading reading,
            TokenStore tokens,
            ReadModelTransactions transactions,
            PositionSource positions) {
        String name = readerOf(process);
        processing
                .registerEventHandler(_ -> reading)
                .assignHandlerInstancesMatching(name, reading::equals)
                .registerPooledStreamingEventProcessor(
                        name,
                        _ -> positions,
                        (_, builder) ->
                                builder.initialSegmentCount(1)
                                        .batchSize(500)
                                        .claimExtensionThreshold(CLAIM.toMillis() / 4)
                                        .tokenClaimInterval(CLAIM.toMillis() / 2))
                .registerTransactionManager(name, _ -> transactions)
                .registerTokenStore(name, _ -> tokens);
    }

    private static TokenStore tokens(DataSource dataSource, Serializer serializer) {
        return JdbcTokenStore.builder()
                .connectionProvider(
                        new UnitOfWorkAwareConnectionProviderWrapper(
                                new SpringDataSourceConnectionProvider(dataSource)))
                .serializer(serializer)
                .schema(TokenStoreTables.schema(StepTable.SCHEMA))
                .contentType(byte[].class)
                .claimTimeout(CLAIM)
                // The default names the JVM, which may hold two command-sides.
                .nodeId(UUID.randomUUID().toString())
                .build();
    }

    private static String readerOf(LedgerProcess process) {
        return "process-" + process.name();
    }

    /** How far each process has read, whichever program does it: a bean for each. */
    static final class Readers implements BeanRegistrar {
        @Override
        public void register(BeanRegistry registry, Environment environment) {
            for (LedgerProcess process : Processes.ALL) {
                String name = readerOf(process);
                registry.registerBean(
                        name, Follower.class, spec -> spec.supplier(beans -> reader(name, beans)));
            }
        }

        private static Follower reader(String name, BeanRegistry.SupplierContext beans) {
            beans.bean(StepTable.class); // brings the tables
            return new Follower(
                    name,
                    false,
                    new TokenPosition(
                            beans.bean(DataSource.class),
                            StepTable.SCHEMA,
                            name,
                            beans.bean(Serializer.class)));
        }
    }

    @Bean
    DueSteps dueSteps(
            DataSource dataSource,
            StepTable stepTable,
            BeanFactory beans,
            CommandSender sender,
            Ledger ledger,
            Clock clock,
            ObjectProvider<MeterRegistry> meters,
            @Value("${litopys.processes.autostart:true}") boolean autoStartup) {
        return new DueSteps(
                dataSource,
                stepTable,
                Processes.ALL,
                process -> beans.getBean(readerOf(process), Follower.class),
                sender,
                ledger,
                clock,
                new StepMetrics(meters.getIfAvailable(SimpleMeterRegistry::new), Processes.ALL),
                autoStartup);
    }
}
