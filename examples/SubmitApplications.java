import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A service in plain Java (17 or later, nothing but the JDK): hands in applications and reads them back.
 *
 * <pre>java examples/SubmitApplications.java BASE CLIENT SECRET CALL [BATCH [COUNT]]</pre>
 *
 * The id of every command follows from BATCH and a number, so running this again with the same BATCH and COUNT changes nothing and
 * gives the same receipts. That is also how it recovers: whatever breaks, it sends everything again. The receipts are left
 * in {@code receipts-BATCH.ndjson}; keep them, they lead to the proofs.
 *
 * <p>JSON is written and read as text here, so that the file needs no library; your service has a JSON library.
 */
public final class SubmitApplications {
    private static final int ATTEMPTS = 8;

    /** EDRPOU code of an invented organisation; the last digit checks the others. */
    private static final String EDRPOU = "99990025";

    private static final Pattern TOKEN = Pattern.compile("\"access_token\"\\s*:\\s*\"([^\"]+)\"");
    private static final Pattern PROBLEM = Pattern.compile("^\\{\"line\":\\d+,\"type\":.*?\"status\":(\\d+),");
    private static final Pattern POSITION = Pattern.compile("\"position\":(\\d+)");
    private static final Pattern ID = Pattern.compile("\"id\":\"([0-9a-f-]{36})\"");
    private static final Pattern NEXT_PAGE = Pattern.compile("\"next\":\"(/[^\"]+)\"");

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final String base;
    private final String call;
    private final String batch;
    private final int count;
    private final String authorization;

    private SubmitApplications(String base, String client, String secret, String call, String batch, int count) throws Exception {
        this.base = base.replaceAll("/$", "");
        this.call = call;
        this.batch = batch;
        this.count = count;
        this.authorization = "Bearer " + token(client, secret);
    }

    public static void main(String[] arguments) throws Exception {
        if (arguments.length < 4) {
            System.err.println("usage: java SubmitApplications.java BASE CLIENT SECRET CALL [BATCH [COUNT]],"
                    + " such as http://localhost:8080 portal … BRIDGE-CONTINUOUS");
            System.exit(2);
        }
        String batch = arguments.length > 4 ? arguments[4] : "java-1";
        if (!batch.matches("[A-Za-z0-9._-]+")) {
            System.err.println("BATCH may have letters, digits, dots, _ and -, but is " + batch);
            System.exit(2);
        }
        String count = arguments.length > 5 ? arguments[5] : "1000";
        if (!count.matches("[1-9][0-9]{0,3}|10000")) {
            System.err.println("COUNT is a number from 1 to 10000, but is " + count);
            System.exit(2);
        }
        try {
            new SubmitApplications(arguments[0], arguments[1], arguments[2], arguments[3], batch, Integer.parseInt(count)).run();
        } catch (Refused refused) {
            System.err.println(refused.getMessage());
            System.exit(1);
        }
    }

    private void run() throws Exception {
        Path kept = Path.of("receipts-" + batch + ".ndjson");
        if (Files.exists(kept) && Files.readAllLines(kept).size() > 2 * count) {
            throw new Refused(kept + " holds the receipts of more applications; take its COUNT or another BATCH");
        }
        registerOrganisation();

        List<String> receipts = send(commands());
        Files.write(kept, receipts);

        long position = receipts.stream().mapToLong(receipt -> Long.parseLong(find(POSITION, receipt))).max().orElseThrow();
        Set<String> readable = applicationsAsOf(position);
        long found = applicationIds().stream().filter(readable::contains).count();
        System.out.printf("%d applications handed in, %d read back as of position %d; receipts in %s%n", count, found, position, kept);
        if (found != count) {
            System.exit(1);
        }
    }

    // 1. Log in

    /** The token is good for a quarter of an hour; a service that runs for longer asks for a new one before that. */
    private String token(String client, String secret) throws Exception {
        String credentials = encoded(client) + ":" + encoded(secret); // RFC 6749 §2.3.1
        HttpResponse<String> answer = patiently(HttpRequest.newBuilder(URI.create(base + "/oauth2/token"))
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials")));
        return find(TOKEN, require(answer, "Cannot log in as " + client, 200));
    }

    // 2. One command

    /** 201, also where we did so before, for the id is the same; 409 where somebody else has registered it. */
    private void registerOrganisation() throws Exception {
        String command = """
                {"id": "%s",
                 "data": {"identifier": {"scheme": "UA-EDR", "id": "%s"},
                          "name": "Example devices LLC", "nameUk": "ТОВ «Приклад приладів»", "country": "UA", "type": "SME"}}
                """.formatted(id("organisation", EDRPOU), EDRPOU);
        HttpResponse<String> answer = patiently(request("/api/commands/register-organisation")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(command)));
        require(answer, "Cannot register UA-EDR-" + EDRPOU, 201, 409);
    }

    // 3. Many commands, one a line

    /**
     * For each application a draft, then its submission. The id of the draft's command becomes the identity of the application,
     * so the next line can name it; lines about one record keep their order.
     */
    private List<String> commands() throws Exception {
        // The hash is that of each application's own documents, really.
        String hashOfDocuments = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256")
                .digest(("documents of " + batch).getBytes(StandardCharsets.UTF_8)));
        List<String> lines = new ArrayList<>();
        List<String> applications = applicationIds();
        for (int n = 1; n <= count; n++) {
            String application = applications.get(n - 1);
            lines.add("""
                    {"type":"start-draft","id":"%s","data":{"call":"%s","lead":"UA-EDR-%s",\
                    "title":"Example %d of %s","summary":"","language":"en"}}"""
                    .formatted(application, call, EDRPOU, n, batch));
            lines.add("""
                    {"type":"submit-application","id":"%s","subject":"%s","data":{"requested":{"amount":"25000.00","currency":"EUR"},\
                    "technology":"OTHER","trl":6,"exportControl":"NOT_LISTED","contentHash":"%s"}}"""
                    .formatted(id(batch, "submission " + n), application, hashOfDocuments));
        }
        return lines;
    }

    private List<String> applicationIds() {
        List<String> ids = new ArrayList<>();
        for (int n = 1; n <= count; n++) {
            ids.add(id(batch, "draft " + n));
        }
        return ids;
    }

    /** The same for the same names, for ever (RFC 9562, version 3). */
    private static String id(String batch, String name) {
        return UUID.nameUUIDFromBytes((batch + "\n" + name).getBytes(StandardCharsets.UTF_8)).toString();
    }

    /**
     * Each line is answered by a line, in the same order: a receipt, given after the events are durable, or a problem with a
     * status. A line that met a busy server (503), or a stream that broke off, only needs to be sent again.
     */
    private List<String> send(List<String> commands) throws Exception {
        for (int attempt = 1; ; attempt++) {
            HttpResponse<String> answer = patiently(request("/api/commands")
                    .header("Content-Type", "application/x-ndjson")
                    .POST(BodyPublishers.ofString(String.join("\n", commands) + "\n")));
            List<String> lines = require(answer, "Cannot send commands", 200).lines().toList();
            List<String> problems = lines.stream().filter(line -> PROBLEM.matcher(line).find()).toList();
            boolean complete = lines.size() == commands.size();
            if (complete && problems.isEmpty()) {
                return lines;
            }
            boolean again = !complete || problems.stream().anyMatch(problem -> find(PROBLEM, problem).equals("503"));
            if (!again || attempt == ATTEMPTS) {
                throw new Refused(problems.size() + " commands were refused, such as\n"
                        + String.join("\n", problems.subList(0, Math.min(3, problems.size()))));
            }
            sleepBefore(attempt);
        }
    }

    // 4. Read what we wrote

    /**
     * Lists are a moment behind the ledger; with {@code wait=} the answer is held back until they show the position of our last
     * receipt. The links to the next pages stay at the moment of the first page, whatever happens meanwhile.
     */
    private Set<String> applicationsAsOf(long position) throws Exception {
        Set<String> ids = new HashSet<>();
        String page = "/api/applications?call=" + encoded(call) + "&organisation=UA-EDR-" + EDRPOU + "&size=200&wait=" + position;
        while (page != null) {
            String list = require(patiently(request(page).GET()), "Cannot read the applications", 200);
            ID.matcher(list).results().forEach(id -> ids.add(id.group(1)));
            Matcher next = NEXT_PAGE.matcher(list);
            page = next.find() ? next.group(1) : null;
        }
        return ids;
    }

    // Patience

    /**
     * Sends, and sends again where the server is busy or away (503, after its {@code Retry-After}), has not come so far yet
     * (504), or the connection breaks. With commands that is safe, because they carry ids.
     */
    private HttpResponse<String> patiently(HttpRequest.Builder builder) throws Exception {
        HttpRequest request = builder.timeout(Duration.ofMinutes(5)).build();
        for (int attempt = 1; ; attempt++) {
            try {
                HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
                if ((answer.statusCode() != 503 && answer.statusCode() != 504) || attempt == ATTEMPTS) {
                    return answer;
                }
                long seconds = answer.headers().firstValueAsLong("Retry-After").orElse(0);
                Thread.sleep(Duration.ofSeconds(seconds).toMillis());
            } catch (IOException broken) {
                if (attempt == ATTEMPTS) {
                    throw new Refused("Cannot reach " + base + ": " + broken);
                }
            }
            sleepBefore(attempt);
        }
    }

    /** Longer each time, and never quite as long as others who were turned away in the same moment. */
    private static void sleepBefore(int attempt) throws InterruptedException {
        Thread.sleep((long) (250 * (1 << attempt) * (0.5 + Math.random() / 2)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path)).header("Authorization", authorization);
    }

    private static String require(HttpResponse<String> answer, String otherwise, Integer... statuses) throws Refused {
        if (!List.of(statuses).contains(answer.statusCode())) {
            // A problem (RFC 9457); its "detail" says the way out.
            throw new Refused(otherwise + ": status " + answer.statusCode() + "\n" + answer.body());
        }
        return answer.body();
    }

    private static String find(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        if (!found.find()) {
            throw new IllegalStateException("no " + pattern + " in " + text);
        }
        return found.group(1);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static final class Refused extends Exception {
        private static final long serialVersionUID = 1;

        Refused(String message) {
            super(message);
        }
    }
}
