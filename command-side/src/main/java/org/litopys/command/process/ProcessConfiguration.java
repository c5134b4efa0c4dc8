package org.litopys.command.process;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.serialization.Serializer;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.litopys.command.CommandSender;
import org.litopys.command.LedgerReaders;
import org.litopys.eventstore.Follower;
import org.litopys.eventstore.Ledger;
import org.litopys.eventstore.Migrations;
import org.litopys.eventstore.PositionSource;
import org.litopys.eventstore.ReadModelTransactions;
import org.litopys.eventstore.TokenPosition;
import org.litopys.eventstore.TokenStoreTables;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Wiring of the processes. One reader reads for all of them, in one transaction for each batch.
 * With other processes it is another reader, which reads the whole ledger: so does one that is new.
 */
@Configuration(proxyBeanMethods = false)
class ProcessConfiguration {
    static final String READERS_BEAN = "processes";

    /**
     * Raised where processes note or plan more of what has happened than before: all is read again.
     * 2: partners.
     */
    private static final int FORM = 2;

    /** Its token stands under this name, in which the processes and their form are told apart. */
    static final String READER =
            "processes-"
                    + Integer.toHexString(
                            Processes.ALL.stream()
                                            .map(LedgerProcess::name)
                                            .sorted()
                                            .toList()
                                            .hashCode()
                                    + FORM);

    @Bean
    StepTable stepTable(DataSource dataSource) {
        Migrations.migrate(dataSource, StepTable.SCHEMA, "org/litopys/command/process/migrations");
        TokenStoreTables.create(dataSource, StepTable.SCHEMA);
        return new StepTable(dataSource);
    }

    @Bean
    ConfigurerModule processReader(
            StepTable stepTable,
            DataSource dataSource,
            Serializer serializer,
            PlatformTransactionManager transactions,
            PositionSource positions) {
        Reading reading =
                new Reading(
                        Processes.ALL,
                        stepTable,
                        Processes.ALL.stream()
                                .collect(
                                        Collectors.toMap(
                                                process -> process,
                                                process ->
                                                        new LiveRecordTable(
                                                                dataSource, process.name()))));
        return configurer ->
                LedgerReaders.register(
                        configurer
                                .eventProcessing()
                                .registerEventHandler(_ -> reading)
                                .assignHandlerInstancesMatching(READER, reading::equals)
                                // An event that was passed over would be a step that nobody takes.
                                .registerListenerInvocationErrorHandler(
                                        READER, _ -> PropagatingErrorHandler.instance()),
                        READER,
                        positions,
                        new ReadModelTransactions(
                                new SpringTransactionManager(transactions),
                                new SpringDataSourceConnectionProvider(dataSource)),
                        new LedgerReaders.Place(dataSource, StepTable.SCHEMA, serializer));
    }

    /** How far the processes have read, whichever program does it. */
    @Bean(READERS_BEAN)
    Follower processFollower(StepTable tables, DataSource dataSource, Serializer serializer) {
        return new Follower(
                "processes",
                false,
                new TokenPosition(dataSource, StepTable.SCHEMA, READER, serializer));
    }

    @Bean
    DueSteps dueSteps(
            DataSource dataSource,
            StepTable stepTable,
            @Qualifier(READERS_BEAN) Follower reader,
            CommandSender sender,
            Ledger ledger,
            Clock clock,
            ObjectProvider<MeterRegistry> meters,
            @Value("${litopys.processes.autostart:true}") boolean autoStartup) {
        return new DueSteps(
                dataSource,
                stepTable,
                Processes.ALL,
                reader,
                sender,
                ledger,
                clock,
                new StepMetrics(meters.getIfAvailable(SimpleMeterRegistry::new), Processes.ALL),
                autoStartup);
    }
}
