package org.litopys;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.litopys.access.Account;
import org.litopys.access.Accounts;
import org.litopys.access.Addresses;
import org.litopys.access.FirstAccounts;
import org.litopys.access.Login;
import org.litopys.data.DataDirectory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * Starts everything on an empty directory, does once what a first user does, and stops. The {@code
 * litopys} script runs it after a build, for Java to remember which classes a start needs (JEP
 * 514): later starts take half as long.
 */
@Command(
        name = "rehearse",
        hidden = true,
        description = "Starts and stops once, for Java to learn how.")
final class RehearseCommand implements Callable<Integer> {
    private static final Pattern TOKEN = Pattern.compile("\"access_token\":\"([^\"]+)\"");

    @Parameters(paramLabel = "DIR", description = "An empty directory.")
    private Path directory = Path.of("");

    private final HttpClient http = HttpClient.newHttpClient();

    @Override
    public Integer call() throws Exception {
        Addresses addresses = Addresses.local(freePort());
        DataDirectory data = DataDirectory.open(directory, DataDirectory.Kind.OFFICE);
        Setup setup =
                new Setup(
                        Side.BOTH,
                        addresses,
                        data,
                        null,
                        null,
                        null,
                        data.path().resolve("log.key"),
                        data.path().resolve("master.key"),
                        null,
                        true,
                        List.of());
        try (Running running = Running.start(setup)) {
            Accounts accounts = running.bean(Accounts.class);
            List<Login> logins =
                    accounts.draw(
                            FirstAccounts.OFFICE.stream()
                                    .filter(account -> account.kind() == Account.Kind.PROGRAM)
                                    .toList());
            accounts.makeFirst(logins);
            visit(addresses.base(), logins.getFirst());
        }
        return 0;
    }

    private void visit(String base, Login login) throws IOException, InterruptedException {
        get(base + "/actuator/health", "");
        get(base + "/login", "");
        get(base + "/sign-in", "");
        String answer =
                post(
                        base + "/oauth2/token",
                        "grant_type=client_credentials&client_id="
                                + login.account().id()
                                + "&client_secret="
                                + URLEncoder.encode(login.secret(), StandardCharsets.UTF_8),
                        "application/x-www-form-urlencoded",
                        "");
        Matcher token = TOKEN.matcher(answer);
        if (!token.find()) {
            throw new IOException("no token: " + answer);
        }
        String bearer = "Bearer " + token.group(1);
        post(
                base + "/api/commands/register-organisation",
                """
                {"data": {"identifier": {"scheme": "UA-EDR", "id": "00032129"}, "name": "Rehearsal", "country": "UA", "type": "SME"}}\
                """,
                "application/json",
                bearer);
        get(base + "/api/organisations?wait=1", bearer);
    }

    private void get(String address, String bearer) throws IOException, InterruptedException {
        send(request(address, bearer).GET());
    }

    private String post(String address, String body, String type, String bearer)
            throws IOException, InterruptedException {
        return send(
                request(address, bearer)
                        .header("Content-Type", type)
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private static HttpRequest.Builder request(String address, String bearer) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(address)).header("Accept", "*/*");
        return bearer.isEmpty() ? request : request.header("Authorization", bearer);
    }

    private String send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer =
                http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IOException(
                    answer.uri() + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return answer.body();
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }
}
