package org.litopys.query.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.litopys.events.Envelope;
import org.litopys.events.organisation.ContactRole;
import org.litopys.events.organisation.ErasureBasis;
import org.litopys.events.organisation.Identifier;
import org.litopys.events.organisation.OrganisationEvent.ContactPersonAdded;
import org.litopys.events.organisation.OrganisationEvent.OrganisationRegistered;
import org.litopys.events.organisation.OrganisationEvent.PersonalDataErased;
import org.litopys.events.organisation.OrganisationId;
import org.litopys.events.organisation.OrganisationType;
import org.litopys.events.personal.DataSubjectId;
import org.litopys.events.personal.PersonKey;
import org.litopys.events.personal.Place;
import org.litopys.events.personal.Sealed;
import org.litopys.query.Json;
import org.litopys.query.TestLedger;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/** Who sees who a contact is, where, and what is left once the person is erased. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PersonsTest {
    private static final Map<String, String> PORTAL =
            Map.of(Envelope.ACTOR_ID, "portal", Envelope.ACTOR_TYPE, "SERVICE_ACCOUNT");

    private final HttpClient client = HttpClient.newHttpClient();
    private TestLedger office;
    private ConfigurableApplicationContext application;
    private int numbers = 30_000_000;

    @BeforeAll
    void start() {
        office = new TestLedger();
        application = org.litopys.query.RunningApi.on(office);
    }

    @AfterAll
    void stop() {
        client.close();
        application.close();
        office.close();
    }

    /** An organisation with a contact; known to the read models. */
    private record Known(String reference, OrganisationId id, DataSubjectId person) {
        String path() {
            return "/api/organisations/" + reference;
        }
    }

    private Known known() {
        Identifier number = new Identifier("EE-ARIREGISTER", String.valueOf(++numbers));
        OrganisationId id = OrganisationId.of(number);
        DataSubjectId person = new DataSubjectId(UUID.randomUUID());
        PersonKey key = office.personKeys.toSeal(person, id);
        office.append(
                PORTAL,
                new OrganisationRegistered(id, number, "Works", null, "EE", OrganisationType.SME));
        office.append(
                PORTAL,
                new ContactPersonAdded(
                        id,
                        person,
                        ContactRole.FINANCE,
                        sealed(key, person, id, "name", "Olena Kovalenko"),
                        sealed(key, person, id, "email", "olena@example.org"),
                        null));
        return new Known(number.toString(), id, person);
    }

    private static Sealed sealed(
            PersonKey key, DataSubjectId person, OrganisationId record, String field, String text) {
        return key.seal(person, new Place(record, "ContactPersonAdded", field), text);
    }

    private HttpResponse<String> get(String path, String role) {
        return send(path, role, "GET");
    }

    private HttpResponse<String> send(String path, String role, String method, String... headers) {
        String port = application.getEnvironment().getProperty("local.server.port");
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                        .method(method, HttpRequest.BodyPublishers.noBody())
                        .header(
                                "Authorization",
                                "Bearer " + org.litopys.query.RunningApi.token(role));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private JsonNode body(String path, String role) {
        HttpResponse<String> answer = get(path, role);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Json.MAPPER.readTree(answer.body());
    }

    private String waiting() {
        return "?wait=" + office.ledger.head();
    }

    private long noted(Known known) {
        return office.db
                .sql("select count(*) from keys.reading where person = ?")
                .param(known.person().value())
                .query(Long.class)
                .single();
    }

    @Test
    void a_record_shows_that_there_is_a_contact_and_not_who() {
        Known known = known();

        HttpResponse<String> answer = get(known.path() + waiting(), "PROGRAMME_MANAGER");

        JsonNode contact = Json.MAPPER.readTree(answer.body()).at("/state/contacts/0");
        assertThat(contact.path("role").asString()).isEqualTo("FINANCE");
        assertThat(contact.at("/name/state").asString()).isEqualTo("SEALED");
        assertThat(answer.body()).doesNotContain("Olena", "olena", "\"sealed\"");
        assertThat(get(known.path() + "/history", "PROGRAMME_MANAGER").body())
                .contains("SEALED")
                .doesNotContain("Olena", "olena", "\"sealed\"");
        assertThat(noted(known)).isZero();
    }

    @Test
    void what_shows_nobody_is_not_noted() {
        Known known = known();
        String persons = known.path() + "/persons";
        get(known.path() + waiting(), "LEGAL_OFFICER");

        assertThat(send(persons, "LEGAL_OFFICER", "HEAD").statusCode()).isEqualTo(200);
        HttpResponse<String> elsewhere =
                send(persons, "LEGAL_OFFICER", "GET", "Sec-Fetch-Site", "cross-site");
        assertThat(elsewhere.statusCode()).isEqualTo(403);
        assertThat(elsewhere.body()).contains("asked-by-another-site").doesNotContain("Olena");
        assertThat(
                        send(
                                        persons,
                                        "LEGAL_OFFICER",
                                        "GET",
                                        "Sec-Fetch-Site",
                                        "same-site",
                                        "Sec-Fetch-Dest",
                                        "image")
                                .statusCode())
                .isEqualTo(403);
        assertThat(noted(known)).isZero();

        // Opened by hand from a link elsewhere, it is a look like any other.
        assertThat(
                        send(
                                        persons,
                                        "LEGAL_OFFICER",
                                        "GET",
                                        "Sec-Fetch-Site",
                                        "cross-site",
                                        "Sec-Fetch-Dest",
                                        "document")
                                .body())
                .contains("Olena");
        assertThat(noted(known)).isEqualTo(1);
    }

    @Test
    void whoever_needs_to_know_asks_for_the_persons_and_is_noted() {
        Known known = known();

        JsonNode persons = body(known.path() + "/persons" + waiting(), "LIAISON_OFFICER");

        assertThat(persons.at("/contacts/0/name/text").asString()).isEqualTo("Olena Kovalenko");
        assertThat(persons.at("/contacts/0/email/text").asString()).isEqualTo("olena@example.org");
        assertThat(noted(known)).isEqualTo(1);
    }

    @Test
    void others_are_told_who_may_and_are_shown_nothing() {
        Known known = known();

        HttpResponse<String> answer = get(known.path() + "/persons" + waiting(), "RAPPORTEUR");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body())
                .contains("persons-not-shown", "LIAISON_OFFICER")
                .doesNotContain("Olena");
        assertThat(noted(known)).isZero();
    }

    @Test
    void nothing_of_an_erased_person_is_readable_in_any_table_nor_at_any_position() {
        Known known = known();
        long before = office.ledger.head();
        office.append(
                PORTAL,
                new PersonalDataErased(
                        known.id(), known.person(), ErasureBasis.DATA_SUBJECT_REQUEST));
        office.personKeys.destroy(known.person(), known.id());

        for (String moment : new String[] {waiting(), "?pos=" + before}) {
            JsonNode persons = body(known.path() + "/persons" + moment, "LIAISON_OFFICER");
            assertThat(persons.at("/contacts/0/name/state").asString()).isEqualTo("ERASED");
            assertThat(persons.at("/contacts/0/name/text").isMissingNode()).isTrue();
        }
        assertThat(body(known.path(), "RAPPORTEUR").at("/state/contacts/0/name/state").asString())
                .isEqualTo("ERASED");
        assertThat(noted(known)).isZero();
        for (String table :
                office.db
                        .sql(
                                "select format('%I.%I', table_schema, table_name) from information_schema.tables where table_schema in ('query', 'ledger', 'journal', 'keys')")
                        .query(String.class)
                        .list()) {
            assertThat(
                            office.db
                                    .sql(
                                            "select count(*) from %s t where t::text ilike '%%olena%%'"
                                                    .formatted(table))
                                    .query(Long.class)
                                    .single())
                    .as(table)
                    .isZero();
        }
    }

    @Test
    void a_text_that_was_moved_to_another_organisation_does_not_open_there() {
        Known from = known();
        Identifier number = new Identifier("EE-ARIREGISTER", String.valueOf(++numbers));
        OrganisationId to = OrganisationId.of(number);
        PersonKey key = office.personKeys.toSeal(from.person(), from.id());
        Sealed stolen = sealed(key, from.person(), from.id(), "name", "Olena Kovalenko");
        office.append(
                PORTAL,
                new OrganisationRegistered(to, number, "Other", null, "EE", OrganisationType.SME),
                new ContactPersonAdded(
                        to, from.person(), ContactRole.FINANCE, stolen, stolen, null));

        JsonNode persons =
                body("/api/organisations/" + number + "/persons" + waiting(), "LIAISON_OFFICER");

        assertThat(persons.at("/contacts/0/name/state").asString()).isEqualTo("SEALED");
        assertThat(persons.toString()).doesNotContain("Olena");
    }

    @Test
    void a_text_that_stands_in_another_field_is_unreadable() {
        Known known = known();
        PersonKey key = office.personKeys.toSeal(known.person(), known.id());
        Sealed name = sealed(key, known.person(), known.id(), "name", "Olena Kovalenko");
        office.append(
                PORTAL,
                new ContactPersonAdded(
                        known.id(), known.person(), ContactRole.FINANCE, name, name, null));

        JsonNode contact =
                body(known.path() + "/persons" + waiting(), "LIAISON_OFFICER").at("/contacts/0");

        assertThat(contact.at("/name/state").asString()).isEqualTo("OPEN");
        assertThat(contact.at("/email/state").asString()).isEqualTo("UNREADABLE");
    }
}
