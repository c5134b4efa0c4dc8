package org.litopys.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/** The read API of a generated office, asked over HTTP with the token of an auditor. */
final class ReadsOverHttp implements AutoCloseable {
    final TestLedger office = new TestLedger();

    /** The end of the ledger as it was generated; projected. */
    final long head;

    final String address;
    final String auditor = ApiOnTestLedger.token("AUDITOR");
    final HttpClient anybody = HttpClient.newHttpClient();
    private final ConfigurableApplicationContext application;

    /**
     * @param more configuration beside the lists and records
     */
    ReadsOverHttp(Class<?>... more) {
        GeneratedOffice.append(new GeneratedOffice(9, office.clock.instant()).acts(30), office);
        head = office.ledger.head();
        ApiOnTestLedger.ledger = office;
        application =
                SpringApplication.run(
                        Stream.concat(Stream.of(ApiOnTestLedger.class), Stream.of(more))
                                .toArray(Class<?>[]::new),
                        new String[] {
                            "--server.port=0",
                            "--litopys.base-url=https://office.example",
                            "--spring.main.banner-mode=off"
                        });
        address =
                "http://localhost:" + application.getEnvironment().getProperty("local.server.port");
        json("/api/applications?wait=" + head);
    }

    HttpResponse<String> get(String path, String... headers) {
        HttpRequest.Builder request = request(path).header("Authorization", "Bearer " + auditor);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(anybody, request.build());
    }

    /** Without a token. */
    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path));
    }

    static HttpResponse<String> send(HttpClient client, HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    JsonNode json(String path) {
        HttpResponse<String> answer = get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Json.MAPPER.readTree(answer.body());
    }

    static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    static JsonNode problem(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(header(answer, "Content-Type")).startsWith("application/problem+json");
        JsonNode body = Json.MAPPER.readTree(answer.body());
        assertThat(body.path("status").asInt()).isEqualTo(status);
        assertThat(body.path("title").asString("")).isNotBlank();
        assertThat(body.path("detail").asString("")).isNotBlank();
        return body;
    }

    @Override
    public void close() {
        application.close();
        office.close();
        anybody.close();
    }
}
