package org.litopys.query.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.litopys.events.application.ApplicationEvent.ApplicationDrafted;
import org.litopys.events.application.ApplicationEvent.ApplicationWithdrawn;
import org.litopys.events.application.ApplicationId;
import org.litopys.events.organisation.Identifier;
import org.litopys.events.organisation.OrganisationId;
import org.litopys.eventstore.TestPostgres;
import org.litopys.query.GeneratedOffice;
import org.litopys.query.TestLedger;

/** A ledger into which a later version of the program has written. */
class RecordsOfALaterVersionTest {
    private final ApplicationId id = new ApplicationId(new UUID(4, 2));
    private TestLedger office;

    @BeforeEach
    void open() {
        office = new TestLedger();
        GeneratedOffice.append(new GeneratedOffice(1, office.clock.instant()).acts(0), office);
    }

    @AfterEach
    void close() {
        office.close();
    }

    private long drafted(ApplicationId application) {
        return office.append(
                Map.of(),
                new ApplicationDrafted(
                        application,
                        GeneratedOffice.CALL,
                        OrganisationId.of(new Identifier("EE-ARIREGISTER", "10000000")),
                        "Title",
                        "Summary",
                        "en"));
    }

    /** Only a process that has not held the event in memory sees what was written behind it. */
    private void project(RecordChanges... listeners) {
        office = office.reopened(listeners);
        office.project();
    }

    private void becomes(long position, String column, String value) {
        TestPostgres.execute(
                office.dataSource,
                "update ledger.event set %s = '%s' where position = %d"
                        .formatted(column, value, position));
    }

    private List<String> rows(String sql) {
        return office.db.sql(sql).query(String.class).list();
    }

    @Test
    void an_event_of_unknown_type_is_a_step_that_changes_nothing() {
        drafted(id);
        long unknown = office.append(Map.of(), new ApplicationWithdrawn(id));
        becomes(unknown, "type", "ApplicationTeleported");
        long next = office.append(Map.of(), new ApplicationWithdrawn(id));
        project();
        assertThat(office.progress.position("records").value()).isEqualTo(next);
        assertThat(
                        rows(
                                "select status from query.record where type = 'APPLICATION' order"
                                        + " by since"))
                .containsExactly("DRAFT", "DRAFT", "WITHDRAWN");
        assertThat(
                        rows(
                                "select stamp ->> 'eventType' || ' ' || raw from query.step where"
                                        + " since = "
                                        + unknown))
                .containsExactly("ApplicationTeleported {\"applicationId\":\"" + id + "\"}");
    }

    @Test
    void so_is_an_event_that_is_known_in_a_form_that_is_not() {
        drafted(id);
        long unknown = office.append(Map.of(), new ApplicationWithdrawn(id));
        becomes(unknown, "revision", "2");
        project();
        assertThat(rows("select status from query.record where since = " + unknown))
                .containsExactly("DRAFT");
        assertThat(rows("select raw from query.step where since = " + unknown))
                .containsExactly("{\"applicationId\":\"" + id + "\"}");
    }

    @Test
    void a_record_whose_beginning_is_unknown_has_its_number_and_no_state() {
        becomes(drafted(id), "type", "ApplicationDreamt");
        office.append(Map.of(), new ApplicationWithdrawn(id));
        ApplicationId second = new ApplicationId(new UUID(4, 3));
        drafted(second);
        project();
        assertThat(
                        rows(
                                """
                                select reference || ' ' || version || ' ' || status
                                  from query.record where type = 'APPLICATION' order by since\
                                """))
                .containsExactly(
                        "APP-2026-000001 1 UNKNOWN",
                        "APP-2026-000001 2 UNKNOWN",
                        "APP-2026-000002 1 DRAFT");
    }

    @Test
    void an_event_of_an_unknown_kind_of_record_is_kept() {
        long position = drafted(id);
        becomes(position, "aggregate_type", "Dream");
        becomes(position, "type", "DreamDreamt");
        project();
        assertThat(rows("select aggregate from query.step where since = " + position))
                .containsExactly("Dream");
        assertThat(rows("select reference from query.record where since = " + position)).isEmpty();
    }

    @Test
    void listeners_hear_of_every_change_in_order_with_what_was_before() {
        List<RecordChanges.Change> heard = new ArrayList<>();
        long unknown = drafted(id);
        becomes(unknown, "type", "ApplicationDreamt");
        office.append(Map.of(), new ApplicationWithdrawn(id));
        project(heard::add);
        assertThat(heard)
                .extracting(change -> change.stamp().position())
                .isSorted()
                .hasSize((int) office.ledger.head());
        assertThat(heard.getLast().before()).isEqualTo(heard.get(heard.size() - 2).after());
        assertThat(heard.get(heard.size() - 2).event()).isNull();
    }
}
