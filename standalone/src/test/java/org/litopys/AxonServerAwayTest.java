package org.litopys;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.litopys.events.Role;

/** An Axon Server that is not there, and a database that belongs to another way of running. */
class AxonServerAwayTest {
    @TempDir Path temp = Path.of("");

    private LitopysProcess serve(String... more) throws Exception {
        return LitopysProcess.starting(temp, "serve", temp.resolve("office"), more);
    }

    @Test
    void it_is_said_and_a_database_keeps_to_the_way_in_which_it_was_started() throws Exception {
        String nobody = "localhost:" + LitopysProcess.freePort();
        try (IssuerStandIn issuer = IssuerStandIn.start()) {
            try (LitopysProcess office =
                    serve("--axon-server", nobody, "--issuer", issuer.address())) {
                office.awaitOutput(" answers at ");

                HttpResponse<String> readiness = office.get("/actuator/health/readiness");
                assertThat(readiness.statusCode()).isEqualTo(503);
                assertThat(readiness.body()).contains("Axon Server cannot be reached");
                HttpResponse<String> answer =
                        office.register(issuer.bearer("IO-01", Role.INTAKE_OFFICER), "00032129");
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
                assertThat(answer.body()).contains("store-unavailable");
                assertThat(answer.headers().firstValue("Retry-After")).isPresent();
                assertThat(
                                office.get(
                                                "/api/organisations",
                                                "Authorization",
                                                issuer.bearer("AU-01", Role.AUDITOR))
                                        .statusCode())
                        .as("what was copied can be read")
                        .isEqualTo(200);
            }
            try (LitopysProcess office = serve("--issuer", issuer.address())) {
                office.awaitOutput(" answers at "); // it holds no event yet
                assertThat(
                                office.register(
                                                issuer.bearer("IO-01", Role.INTAKE_OFFICER),
                                                "00032129")
                                        .statusCode())
                        .isEqualTo(201);
            }
        }
        try (LitopysProcess office = serve("--axon-server", nobody)) {
            assertThat(office.awaitEnd()).isEqualTo(1);
            assertThat(office.output())
                    .contains(
                            "The positions of this ledger are dealt by this database, not by the context \"default\" of an Axon Server; start it as it was started first, or give it an empty database");
        }
    }

    @Test
    void what_cannot_be_its_address_token_or_certificate_is_one_sentence() throws Exception {
        record Wrong(String said, String... arguments) {}
        for (Wrong wrong :
                new Wrong[] {
                    new Wrong(
                            "is not the address of an Axon Server", "--axon-server", "http://x:1"),
                    new Wrong(
                            "Cannot read the access token for Axon Server",
                            "--axon-server",
                            "x",
                            "--axon-token-file",
                            "nowhere"),
                    new Wrong(
                            "There is no certificate to read at nowhere",
                            "--axon-server",
                            "x",
                            "--axon-certificate",
                            "nowhere")
                }) {
            try (LitopysProcess office = serve(wrong.arguments())) {
                assertThat(office.awaitEnd()).isEqualTo(1);
                assertThat(office.output()).contains(wrong.said());
            }
        }
    }
}
