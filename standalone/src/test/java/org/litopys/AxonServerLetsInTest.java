package org.litopys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.litopys.events.Role;

/**
 * Whom a real Axon Server lets in (its standard edition by any name of a context): the address is
 * that of {@link AxonServerTest}, and where it has access control or TLS, {@code
 * -Daxonserver.options} says how it is entered rightly.
 */
@Tag("axonserver")
class AxonServerLetsInTest {
    private static final String TOKEN = "--axon-token-file";
    private static final String CERTIFICATE = "--axon-certificate";

    @TempDir Path temp = Path.of("");

    @SuppressWarnings("NullAway.Init")
    private IssuerStandIn issuer;

    @BeforeEach
    void open() throws Exception {
        assumeTrue(
                !AxonServerTest.ADDRESS.isEmpty(), "-Daxonserver=HOST:PORT names no Axon Server");
        issuer = IssuerStandIn.start();
    }

    @AfterEach
    void close() {
        if (issuer != null) {
            issuer.close();
        }
    }

    private LitopysProcess serve(List<String> entering) throws Exception {
        List<String> options =
                new ArrayList<>(
                        List.of(
                                "--axon-server",
                                AxonServerTest.ADDRESS,
                                "--issuer",
                                issuer.address()));
        options.addAll(entering);
        return LitopysProcess.running(
                temp, "serve", temp.resolve("office"), options.toArray(String[]::new));
    }

    /** The right way in, but for one thing. */
    private static List<String> but(String option, String value) {
        List<String> entering = new ArrayList<>(AxonServerTest.SECURED);
        entering.set(entering.indexOf(option) + 1, value);
        return entering;
    }

    private void assertKeptOut(List<String> entering) throws Exception {
        try (LitopysProcess office = serve(entering)) {
            HttpResponse<String> readiness = office.get("/actuator/health/readiness");
            assertThat(readiness.statusCode()).isEqualTo(503);
            assertThat(readiness.body())
                    .contains("Axon Server cannot be reached, or does not let this process in");
            assertThat(office.get("/actuator/health/liveness").statusCode()).isEqualTo(200);
            HttpResponse<String> answer =
                    office.register(issuer.bearer("IO-01", Role.INTAKE_OFFICER), "00032129");
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
            assertThat(answer.body()).contains("store-unavailable");
        }
    }

    private static int readiness(LitopysProcess office) throws Exception {
        return office.get("/actuator/health/readiness").statusCode();
    }

    @Test
    void the_right_way_in_is_ready_and_says_how_far_its_copy_is() throws Exception {
        try (LitopysProcess office = serve(AxonServerTest.SECURED)) {
            String auditor = issuer.bearer("AU-01", Role.AUDITOR);
            // What other tests left there is copied and read first.
            for (int i = 0; i < 600 && readiness(office) != 200; i++) {
                Thread.sleep(100);
            }

            assertThat(readiness(office)).isEqualTo(200);
            assertThat(office.get("/actuator/prometheus", "Authorization", auditor).body())
                    .contains("\nlitopys_axonserver_uncopied 0.0\n");
        }
    }

    @Test
    void a_wrong_token_lets_nobody_in() throws Exception {
        assumeTrue(AxonServerTest.SECURED.contains(TOKEN), "it asks for no token");

        assertKeptOut(but(TOKEN, Files.writeString(temp.resolve("token"), "wrong").toString()));
    }

    @Test
    void a_certificate_of_another_is_not_trusted() throws Exception {
        assumeTrue(AxonServerTest.SECURED.contains(CERTIFICATE), "it speaks no TLS");

        assertKeptOut(but(CERTIFICATE, anothersCertificate().toString()));
    }

    @Test
    void one_that_speaks_tls_is_not_spoken_to_in_the_clear() throws Exception {
        assumeTrue(AxonServerTest.SECURED.contains(CERTIFICATE), "it speaks no TLS");
        List<String> clear = new ArrayList<>(AxonServerTest.SECURED);
        int at = clear.indexOf(CERTIFICATE);
        clear.subList(at, at + 2).clear();

        assertKeptOut(clear);
    }

    private Path anothersCertificate() throws IOException, InterruptedException {
        Path store = temp.resolve("another.p12");
        Path certificate = temp.resolve("another.pem");
        String[] common = {"-keystore", store.toString(), "-storepass", "secret", "-alias", "a"};
        keytool(common, "-genkeypair", "-keyalg", "EC", "-dname", "CN=localhost");
        keytool(common, "-exportcert", "-rfc", "-file", certificate.toString());
        return certificate;
    }

    private static void keytool(String[] common, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        command.addAll(List.of(common));
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    }
}
