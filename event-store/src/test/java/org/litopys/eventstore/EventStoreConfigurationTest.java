package org.litopys.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.serialization.Serializer;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

class EventStoreConfigurationTest {
    @Test
    void an_application_context_gets_the_ledger_from_a_database_a_clock_and_a_serializer()
            throws Exception {
        try (HikariDataSource database = TestPostgres.freshDatabase();
                AnnotationConfigApplicationContext context =
                        new AnnotationConfigApplicationContext()) {
            context.registerBean(DataSource.class, () -> database);
            context.registerBean(Clock.class, Clock::systemUTC);
            context.registerBean(Serializer.class, () -> Note.JSON);
            context.register(EventStoreConfiguration.class);
            context.refresh();

            context.getBean(EventBus.class).publish(Note.several(Note.newAggregate(), 2));

            assertThat(context.getBean(EventStore.class)).isSameAs(context.getBean(EventBus.class));
            assertThat(context.getBean(Ledger.class).head()).isEqualTo(2);
            assertThat(
                            context.getBean(PositionSource.class)
                                    .openStream(null)
                                    .hasNextAvailable(10, TimeUnit.SECONDS))
                    .isTrue();
        }
    }
}
