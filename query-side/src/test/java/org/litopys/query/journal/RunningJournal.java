package org.litopys.query.journal;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.axonframework.eventhandling.DomainEventMessage;
import org.litopys.events.Envelope;
import org.litopys.events.application.ApplicationEvent.ApplicationDrafted;
import org.litopys.events.application.ApplicationEvent.ApplicationWithdrawn;
import org.litopys.events.serialization.SharedEventsConfiguration;
import org.litopys.eventstore.EventStoreConfiguration;
import org.litopys.eventstore.GroupCommitEngine;
import org.litopys.eventstore.Ledger;
import org.litopys.eventstore.TestPostgres;
import org.litopys.query.AsOfReader;
import org.litopys.query.KnownRecords;
import org.litopys.query.Problems;
import org.litopys.query.Progress;
import org.litopys.query.QueryTables;
import org.litopys.query.Wait;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The journal behind a real web server, with what it needs of the query side and nothing else; no
 * security.
 */
final class RunningJournal implements AutoCloseable {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    final ConfigurableApplicationContext context;
    final HikariDataSource dataSource;
    final String address;

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({
        TomcatServletWebServerAutoConfiguration.class,
        DispatcherServletAutoConfiguration.class,
        WebMvcAutoConfiguration.class,
        HttpMessageConvertersAutoConfiguration.class,
        DataSourceTransactionManagerAutoConfiguration.class
    })
    @Import({
        SharedEventsConfiguration.class,
        EventStoreConfiguration.class,
        JournalConfiguration.class,
        LogEndpoint.class,
        ReceiptEndpoint.class,
        EventFeedEndpoint.class,
        Problems.class
    })
    static class Application {
        @Bean
        HikariDataSource dataSource() {
            return TestPostgres.freshDatabase();
        }

        @Bean
        LetInByHeader letInByHeader() {
            return new LetInByHeader();
        }

        @Bean
        Progress progress(DataSource dataSource) {
            QueryTables.migrate(dataSource);
            JdbcClient.create(dataSource)
                    .sql("insert into query.progress values ('records', 1000000)") // stands for
                    // the
                    // records'
                    // projection
                    .update();
            return new Progress(JdbcClient.create(dataSource));
        }

        @Bean
        KnownRecords knownRecords(DataSource dataSource, Progress progress) {
            return new KnownRecords(JdbcClient.create(dataSource));
        }

        @Bean
        AsOfReader asOfReader(Ledger ledger, Progress progress, DataSource dataSource) {
            return new AsOfReader(
                    ledger,
                    progress,
                    new Wait(progress, ledger, JdbcClient.create(dataSource)),
                    Clock.systemUTC());
        }
    }

    RunningJournal(Path keyFile, String... properties) {
        context =
                new SpringApplicationBuilder(Application.class)
                        .properties(
                                "server.port=0",
                                "litopys.ledger-name=test",
                                "spring.main.banner-mode=off")
                        .properties(properties)
                        .properties("litopys.log.key-file=" + keyFile)
                        .properties("litopys.log.public=true")
                        .run();
        dataSource = context.getBean(HikariDataSource.class);
        address =
                "http://localhost:"
                        + context.getEnvironment().getRequiredProperty("local.server.port");
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path));
    }

    HttpResponse<byte[]> get(String path, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = request(path);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    UUID draft() {
        UUID command = UUID.randomUUID();
        append(TestJournal.event(TestJournal.drafted(), 0, TestJournal.metadata(command)));
        return command;
    }

    void draft(int count) {
        List<DomainEventMessage<?>> events =
                java.util.stream.Stream.generate(() ->
                                TestJournal.event(
                                        TestJournal.drafted(),
                                        0,
                                        TestJournal.metadata(UUID.randomUUID())))
                        .<DomainEventMessage<?>>map(event -> event)
                        .limit(count)
                        .toList();
        bean(GroupCommitEngine.class).appendEvents(events);
    }

    /** Drafted and withdrawn by one command; the record's identifier. */
    String draftAndWithdraw(UUID command) {
        ApplicationDrafted drafted = TestJournal.drafted();
        String id = drafted.applicationId().toString();
        Map<String, String> metadata = new HashMap<>(TestJournal.metadata(command));
        metadata.put(Envelope.COMMAND_DIGEST, id.replace("-", "").repeat(2)); // of its subject too
        append(
                TestJournal.event(drafted, 0, metadata),
                TestJournal.event(new ApplicationWithdrawn(drafted.applicationId()), 1, metadata));
        return id;
    }

    private void append(DomainEventMessage<?>... events) {
        bean(GroupCommitEngine.class).appendEvents(List.of(events));
    }

    @Override
    public void close() {
        context.close();
    }
}
