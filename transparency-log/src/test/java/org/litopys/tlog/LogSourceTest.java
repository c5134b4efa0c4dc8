package org.litopys.tlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Logs in directories and at addresses. */
class LogSourceTest {
    private static final MemoryLog LOG = MemoryLog.of(1_100);
    private static final Verifier VERIFIER = new Verifier(MemoryLog.KEY.verifier());

    @TempDir Path directory;

    private final List<String> requests = new CopyOnWriteArrayList<>();
    private HttpServer server = serverOnFreePort();

    private static HttpServer serverOnFreePort() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/log");
    }

    @FunctionalInterface
    private interface Answer {
        void to(HttpExchange exchange, String path) throws IOException;
    }

    private void serve(Answer answer) {
        server.createContext(
                "/log/",
                exchange -> {
                    try (exchange) {
                        String path =
                                exchange.getRequestURI().getPath().substring("/log/".length());
                        requests.add(path);
                        answer.to(exchange, path);
                    }
                });
    }

    private static void send(HttpExchange exchange, String path) throws IOException {
        byte[] content = LOG.files.get(path);
        if (content == null) {
            exchange.sendResponseHeaders(404, -1);
        } else {
            exchange.sendResponseHeaders(200, content.length);
            exchange.getResponseBody().write(content);
        }
    }

    @Test
    void a_log_in_a_directory_is_verified() throws IOException {
        LOG.writeTo(directory);
        DirectorySource source = new DirectorySource(directory);
        assertThat(VERIFIER.verify(source).firstFault()).isEmpty();
        Files.write(directory.resolve("tile/entries/002"), new byte[] {0, 0});
        assertThat(VERIFIER.verify(source).firstFault().orElseThrow().position()).isEqualTo(513);
        Files.delete(directory.resolve("tile/entries/001"));
        assertThat(VERIFIER.verify(source).firstFault().orElseThrow().position()).isEqualTo(257);
    }

    @Test
    void a_directory_gives_only_its_own_files() throws IOException {
        LOG.writeTo(directory.resolve("log"));
        Files.writeString(directory.resolve("secret"), "secret");
        DirectorySource source = new DirectorySource(directory.resolve("log"));
        assertThat(source.read("tile")).isEmpty();
        assertThat(source.read("absent")).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> source.read("../secret"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> source.read(directory.resolve("secret").toString()));
        assertThatThrownBy(() -> new DirectorySource(directory.resolve("nowhere")))
                .isInstanceOf(IOException.class)
                .hasMessage("There is no directory " + directory.resolve("nowhere") + ".");
        Files.write(directory.resolve("log/checkpoint"), new byte[LogSource.MAX_FILE_BYTES + 1]);
        assertThatThrownBy(source::checkpoint)
                .isInstanceOf(IOException.class)
                .hasMessageEndingWith("larger than any file of a log can be.");
    }

    @Test
    void a_log_at_an_address_is_verified_with_and_without_a_slash_at_its_end() throws IOException {
        serve(LogSourceTest::send);
        try (HttpSource without = new HttpSource(address());
                HttpSource with = new HttpSource(URI.create(address() + "/"))) {
            assertThat(VERIFIER.verify(without).firstFault()).isEmpty();
            assertThat(VERIFIER.verify(with).entriesChecked()).isEqualTo(1_100);
        }
        assertThat(requests)
                .contains("checkpoint", "tile/entries/004.p/76", "tile/0/000", "tile/1/000.p/4");
    }

    @Test
    void answers_may_be_compressed_without_being_asked_for() throws IOException {
        serve((exchange, path) -> {
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
                gzip.write(LOG.file(path));
            }
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            exchange.sendResponseHeaders(200, packed.size());
            exchange.getResponseBody().write(packed.toByteArray());
        });
        try (HttpSource source = new HttpSource(address())) {
            assertThat(VERIFIER.verify(source).firstFault()).isEmpty();
        }
    }

    @Test
    void a_small_answer_that_unpacks_to_a_huge_one_is_cut_off() {
        serve((exchange, path) -> {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            exchange.sendResponseHeaders(200, 0);
            try (GZIPOutputStream gzip = new GZIPOutputStream(exchange.getResponseBody())) {
                byte[] zeros = new byte[1 << 20];
                for (int i = 0; i < 20; i++) {
                    gzip.write(zeros);
                }
            }
        });
        try (HttpSource source = new HttpSource(address())) {
            assertThatThrownBy(() -> source.read("checkpoint"))
                    .isInstanceOf(IOException.class)
                    .hasMessageEndingWith(
                            "/log/checkpoint is larger than any file of a log can be.");
        }
    }

    @Test
    void the_bearer_token_is_sent_and_its_absence_told() throws IOException {
        serve((exchange, path) -> {
            if ("Bearer secret".equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                send(exchange, path);
            } else {
                exchange.sendResponseHeaders(401, -1);
            }
        });
        try (HttpSource with = new HttpSource(address(), "secret");
                HttpSource without = new HttpSource(address())) {
            assertThat(VERIFIER.verify(with).intact()).isTrue();
            assertThatThrownBy(() -> VERIFIER.verify(without))
                    .isInstanceOf(IOException.class)
                    .hasMessageEndingWith(
                            "/log/checkpoint answered 401: reading this log needs a bearer token.");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "301, is this the right address?",
        "400, is this the right address?",
        "418, is this the right address?"
    })
    void an_answer_that_no_log_gives_is_told_and_not_followed(int status, String message) {
        serve((exchange, path) -> {
            exchange.getResponseHeaders().set("Location", address() + "/elsewhere");
            exchange.sendResponseHeaders(status, -1);
        });
        try (HttpSource source = new HttpSource(address())) {
            assertThatThrownBy(() -> source.read("checkpoint"))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(message);
        }
        assertThat(requests).containsExactly("checkpoint");
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 502, 503, 504})
    void a_passing_failure_is_tried_again(int status) throws IOException {
        serve((exchange, path) -> {
            if (requests.size() < 3) {
                exchange.sendResponseHeaders(status, -1);
            } else {
                send(exchange, path);
            }
        });
        try (HttpSource source = new HttpSource(address())) {
            assertThat(source.read("checkpoint")).hasValue(LOG.file("checkpoint"));
        }
        assertThat(requests).hasSize(3);
    }

    @Test
    void a_lasting_failure_is_told_after_three_tries() {
        serve((exchange, path) -> exchange.sendResponseHeaders(503, -1));
        try (HttpSource source = new HttpSource(address())) {
            assertThatThrownBy(() -> source.read("checkpoint"))
                    .isInstanceOf(IOException.class)
                    .hasMessageEndingWith(
                            "/log/checkpoint answered 503: the log is not available now.");
        }
        assertThat(requests).hasSize(3);
    }

    @Test
    void an_address_where_nobody_listens_is_told() {
        server.stop(0);
        try (HttpSource source = new HttpSource(address())) {
            assertThatThrownBy(() -> source.read("checkpoint"))
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith("No answer from " + address() + "/checkpoint: ");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "log",
                "/log",
                "ftp://a/log",
                "file:///log",
                "http:///log",
                "https://a/log?x=1",
                "https://a/log#x"
            })
    void an_address_that_is_none_is_refused(String address) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HttpSource(URI.create(address)).close());
    }
}
