package org.litopys.command.api;

import java.util.Map;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.serialization.Serializer;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.litopys.command.CommandLog;
import org.litopys.command.CommandSender;
import org.litopys.command.LedgerReaders;
import org.litopys.eventstore.Follower;
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
 * Wiring of the API. Beans of {@code Supplier<Map<String, Object>>} with the qualifier {@code
 * openApiPaths} add path items to {@code /api/openapi.json}.
 */
@Configuration(proxyBeanMethods = false)
class CommandApiConfiguration {
    private static final String SCHEMA = "command";

    @Bean
    Texts commandTexts() {
        return Texts.load();
    }

    @Bean
    CommandDescriptions commandDescriptions(Texts commandTexts) {
        return new CommandDescriptions(commandTexts);
    }

    @Bean
    CommandCatalogue commandCatalogue(CommandLog log) {
        CommandCatalogue catalogue = new CommandCatalogue();
        log.willCount(catalogue.all().stream().map(CommandEntry::name).toList());
        return catalogue;
    }

    @Bean
    Answers commandAnswers(Texts commandTexts, @Value("${litopys.base-url:}") String base) {
        return new Answers(new ProblemJson(commandTexts, base));
    }

    @Bean
    References commandReferences(DataSource dataSource) {
        Migrations.migrate(dataSource, SCHEMA, "org/litopys/command/migrations");
        TokenStoreTables.create(dataSource, SCHEMA);
        return new References(dataSource);
    }

    @Bean
    RecordNames recordNames(References commandReferences) {
        return new RecordNames(commandReferences);
    }

    @Bean
    ReferenceProjection referenceProjection(DataSource dataSource, References commandReferences) {
        return new ReferenceProjection(dataSource, commandReferences);
    }

    @Bean
    ConfigurerModule commandReferencesProcessor(
            DataSource dataSource,
            Serializer serializer,
            PlatformTransactionManager transactions,
            PositionSource positions) {
        return configurer ->
                LedgerReaders.register(
                        configurer.eventProcessing(),
                        ReferenceProjection.NAME,
                        positions.prompt(), // answers wait for it
                        new ReadModelTransactions(
                                new SpringTransactionManager(transactions),
                                new SpringDataSourceConnectionProvider(dataSource)),
                        new LedgerReaders.Place(dataSource, SCHEMA, serializer));
    }

    @Bean
    Dispatch commandDispatch(CommandSender sender, References commandReferences) {
        return new Dispatch(sender, commandReferences);
    }

    @Bean
    Stopping stoppingOfCommands() {
        return new Stopping();
    }

    @Bean
    CommandStream commandStream(
            CommandCatalogue catalogue,
            RecordNames names,
            Dispatch dispatch,
            Answers answers,
            CommandLog log,
            Stopping stopping) {
        return new CommandStream(catalogue, names, dispatch, answers, log, stopping);
    }

    /** How far the naming of records is, whichever process does it. */
    @Bean
    Follower commandReferencesFollower(
            DataSource dataSource, References commandReferences, Serializer serializer) {
        return new Follower(
                ReferenceProjection.NAME,
                true,
                new TokenPosition(dataSource, SCHEMA, ReferenceProjection.NAME, serializer));
    }

    @Bean
    OpenApi openApi(
            CommandCatalogue catalogue,
            CommandDescriptions descriptions,
            @Value("${litopys.base-url:}") String base,
            @Qualifier("openApiPaths") ObjectProvider<Supplier<Map<String, Object>>> morePaths) {
        return new OpenApi(catalogue, descriptions, base, morePaths.orderedStream().toList());
    }
}
