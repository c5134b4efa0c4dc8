package org.litopys.query.page;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.litopys.eventstore.Ledger;
import org.litopys.keys.PersonKeys;
import org.litopys.query.AsOfReader;
import org.litopys.query.GeneratedOffice;
import org.litopys.query.KnownRecords;
import org.litopys.query.Progress;
import org.litopys.query.TestLedger;
import org.litopys.query.Wait;
import org.litopys.query.journal.EntryFormat;
import org.litopys.query.journal.JournalTables;
import org.litopys.query.journal.RecordCompare;
import org.litopys.query.record.RecordChanges;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.transaction.PlatformTransactionManager;

/** The pages of a generated office on a real database. Everybody is the manager. */
final class TestPages implements AutoCloseable {
    private static final Instant START = Instant.parse("2026-12-10T08:00:00Z");

    final TestLedger office = new TestLedger();

    /** The end of the ledger; projected. */
    final long head;

    private final HttpClient client = HttpClient.newHttpClient();
    private final ConfigurableApplicationContext application;

    @SpringBootConfiguration(proxyBeanMethods = false)
    @ImportAutoConfiguration({
        TomcatServletWebServerAutoConfiguration.class,
        DispatcherServletAutoConfiguration.class,
        WebMvcAutoConfiguration.class,
        ErrorMvcAutoConfiguration.class
    })
    @EnableWebSecurity
    @ComponentScan(
            basePackages = {
                "org.litopys.query.page",
                "org.litopys.query.list",
                "org.litopys.query.history",
                "org.litopys.query.personal",
                "org.litopys.query.exceptions",
                "org.litopys.query.figures"
            },
            excludeFilters = {
                @ComponentScan.Filter(
                        type = FilterType.REGEX,
                        pattern = ".*(Invented|Test|EverybodyIs).*"),
                @ComponentScan.Filter(
                        type = FilterType.ASSIGNABLE_TYPE,
                        classes = PageSecurity.class)
            })
    @Import(EverybodyIsTheManager.class)
    static class Pages {}

    TestPages() {
        JournalTables.migrate(office.dataSource);
        application =
                new SpringApplicationBuilder(Pages.class)
                        .initializers(
                                (ApplicationContextInitializer<GenericApplicationContext>)
                                        this::register)
                        .properties(
                                "server.port=0",
                                "spring.main.banner-mode=off",
                                "spring.mvc.problemdetails.enabled=true")
                        .run();
        office.restart(
                application
                        .getBeansOfType(RecordChanges.class)
                        .values()
                        .toArray(RecordChanges[]::new));
        List<GeneratedOffice.Act> acts = new GeneratedOffice(7, START).acts(60);
        office.clock.set(START);
        Duration between = Duration.ofDays(300).dividedBy(acts.size());
        for (GeneratedOffice.Act act : acts) {
            office.clock.advance(between);
            GeneratedOffice.append(List.of(act), office);
        }
        head = office.project();
    }

    private void register(GenericApplicationContext beans) {
        beans.registerBean(DataSource.class, () -> office.dataSource);
        beans.registerBean(Ledger.class, () -> office.ledger);
        beans.registerBean(
                RecordCompare.class,
                () -> new RecordCompare(office.ledger, office.dataSource, new EntryFormat("test")));
        beans.registerBean(PersonKeys.class, () -> office.personKeys);
        beans.registerBean(KnownRecords.class, () -> new KnownRecords(office.db));
        beans.registerBean(Progress.class, () -> office.progress);
        beans.registerBean(Clock.class, () -> office.clock);
        beans.registerBean(Wait.class, () -> office.waiting());
        beans.registerBean(AsOfReader.class, () -> office.moments());
        beans.registerBean(PlatformTransactionManager.class, () -> office.transactions);
    }

    HttpResponse<String> ask(String address, Language language, String accept)
            throws IOException, InterruptedException {
        String port = application.getEnvironment().getProperty("local.server.port");
        return client.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + address))
                        .header("Accept", accept)
                        .header("Accept-Language", language.code())
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    @Override
    public void close() {
        client.close();
        application.close();
        office.close();
    }
}
