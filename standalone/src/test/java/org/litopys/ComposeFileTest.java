package org.litopys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.litopys.access.Account;
import org.litopys.access.FirstAccounts;
import org.litopys.events.Role;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * docker-compose.yml and what lies in deploy/ for it: valid, and as closed as it says. Needs no
 * Docker engine.
 */
class ComposeFileTest {
    private record Ended(int status, String output) {}

    private record Location(boolean exact, String path, String to) {
        boolean matches(String asked) {
            return exact ? asked.equals(path) : asked.startsWith(path);
        }
    }

    static Path top() {
        for (Path folder = Path.of("").toAbsolutePath();
                folder != null;
                folder = folder.getParent()) {
            if (Files.exists(folder.resolve("docker-compose.yml"))) {
                return folder;
            }
        }
        throw new AssertionError("docker-compose.yml is not above " + Path.of("").toAbsolutePath());
    }

    private static String text(String file) throws IOException {
        return Files.readString(top().resolve(file));
    }

    private static List<String> found(String regex, String text) {
        return Pattern.compile(regex)
                .matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }

    @SuppressWarnings("unchecked") // what YAML is made of
    private static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }

    @SuppressWarnings("unchecked")
    private static List<Object> list(Object value) {
        return (List<Object>) value;
    }

    private static Map<String, Object> compose() throws IOException {
        return map(new Yaml().load(text("docker-compose.yml")));
    }

    private static Map<String, Object> services() throws IOException {
        return map(compose().getOrDefault("services", Map.of()));
    }

    static Stream<String> names() throws IOException {
        return services().keySet().stream();
    }

    private static Map<String, Object> service(String name) throws IOException {
        return map(services().getOrDefault(name, Map.of()));
    }

    private static List<String> strings(Map<String, Object> service, String key) {
        return list(service.getOrDefault(key, List.of())).stream().map(String::valueOf).toList();
    }

    private static Map<String, Object> environment(String name) throws IOException {
        return map(service(name).getOrDefault("environment", Map.of()));
    }

    @Test
    void it_is_valid() throws Exception {
        ProcessBuilder builder =
                new ProcessBuilder("docker-compose", "config", "--services")
                        .directory(top().toFile())
                        .redirectErrorStream(true);
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            assumeTrue(
                    false,
                    "docker-compose is not installed (Debian: apt-get install docker-compose): its file was not checked");
            throw e;
        }
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Ended ended = new Ended(process.waitFor(), output);

        assertThat(ended.status()).as(ended.output()).isZero();
        assertThat(ended.output().lines())
                .contains(
                        "proxy",
                        "command-side-1",
                        "command-side-2",
                        "query-side-1",
                        "query-side-2",
                        "axonserver",
                        "postgresql",
                        "keycloak");
    }

    @ParameterizedTest
    @MethodSource("names")
    void a_service_says_when_it_is_well(String name) throws IOException {
        assertThat(service(name))
                .containsKey("healthcheck")
                .containsEntry("restart", "unless-stopped");
    }

    @ParameterizedTest
    @MethodSource("names")
    void a_service_is_nobody_on_a_read_only_system(String name) throws IOException {
        Map<String, Object> service = service(name);
        assertThat(String.valueOf(service.get("user"))).matches("[1-9]\\d*:\\d+");
        assertThat(service)
                .containsEntry("read_only", true)
                .containsEntry("cap_drop", List.of("ALL"))
                .containsEntry("security_opt", List.of("no-new-privileges:true"))
                .doesNotContainKeys("privileged", "cap_add", "network_mode", "pid");
        assertThat(strings(service, "volumes"))
                .allSatisfy(volume -> assertThat(volume).matches("\\./.*:ro|[a-z-]+:/.*"));
        assertThat(strings(service, "ports"))
                .allSatisfy(port -> assertThat(port).startsWith("127.0.0.1:"));
    }

    @ParameterizedTest
    @MethodSource("names")
    void a_service_takes_its_secrets_from_files_that_it_is_given(String name) throws IOException {
        Set<String> used = new TreeSet<>();
        for (Map.Entry<String, Object> variable : environment(name).entrySet()) {
            String value = String.valueOf(variable.getValue());
            if (variable.getKey().matches(".*(PASSWORD|SECRET|TOKEN).*")) {
                assertThat(variable.getKey()).endsWith("FILE");
                assertThat(value).startsWith("/run/secrets/");
                used.add(value.substring("/run/secrets/".length()));
            }
        }
        switch (name) {
            case "keycloak" ->
                    used.addAll(found("\nsecret \\w+ (\\S+)", text("deploy/keycloak/start.sh")));
            case "postgresql" -> {
                String script = text("deploy/postgresql/databases.sh");
                used.addAll(found("\ndatabase \\w+ (\\S+)", script));
                used.addAll(found("/run/secrets/([a-z-]+)\\)", script));
            }
            default -> {}
        }
        assertThat(strings(service(name), "secrets")).containsExactlyInAnyOrderElementsOf(used);
    }

    @Test
    void every_secret_is_made_by_the_script_and_none_lies_in_the_repository() throws IOException {
        Map<String, Object> secrets = map(compose().getOrDefault("secrets", Map.of()));
        String made = found("(?s)for name in (.*?); do", text("deploy/make-secrets")).getFirst();

        assertThat(made.split("[\\s\\\\]+"))
                .containsExactlyInAnyOrder(secrets.keySet().toArray(String[]::new));
        secrets.forEach((name, where) ->
                assertThat(map(where)).containsEntry("file", "deploy/secrets/" + name));
        assertThat(text(".gitignore").lines()).contains("deploy/secrets/");
        assertThat(text(".dockerignore").lines()).contains("deploy");
    }

    @Test
    void every_image_has_one_version() throws IOException {
        List<String> images = new ArrayList<>();
        for (Object service : services().values()) {
            images.add(String.valueOf(map(service).get("image")));
        }
        for (String file : List.of("Dockerfile", "deploy/keycloak/Dockerfile")) {
            images.addAll(found("(?m)^FROM (\\S+)", text(file)));
        }
        assertThat(images)
                .hasSizeGreaterThan(8)
                .allSatisfy(image -> assertThat(image).matches("[a-z/-]+:\\d+\\.\\d+.*"));
        assertThat(images).anySatisfy(image -> assertThat(image).startsWith("postgres:18."));
    }

    @Test
    void the_keycloak_of_the_tests_is_the_one_that_runs() throws IOException {
        assertThat(found("FROM keycloak/keycloak:(\\S+)", text("deploy/keycloak/Dockerfile")))
                .isEqualTo(
                        found(
                                "<keycloak.version>(.*)</keycloak.version>",
                                text("standalone/pom.xml")));
        assertThat(String.valueOf(service("keycloak").get("image")))
                .endsWith(
                        ":"
                                + found(
                                                "FROM keycloak/keycloak:(\\S+)",
                                                text("deploy/keycloak/Dockerfile"))
                                        .getFirst());
    }

    @Test
    void what_it_tells_the_sides_is_what_serve_takes() throws IOException {
        java.io.StringWriter help = new java.io.StringWriter();
        Litopys.run(
                new java.io.PrintWriter(help, true),
                new java.io.PrintWriter(help, true),
                "help",
                "serve");
        for (String name : List.of("command-side-1", "query-side-2")) {
            assertThat(environment(name).keySet())
                    .allSatisfy(variable ->
                            assertThat(help.toString().replaceAll("\\s+", " ")).contains(variable));
        }
    }

    // The realm

    private static JsonNode realm() throws IOException {
        return JsonMapper.builder().build().readTree(text("deploy/keycloak/realm.json"));
    }

    private static Stream<JsonNode> each(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    /** All but the program's own, which nobody may be given: {@code Requests} strikes it out. */
    @Test
    void the_realms_roles_are_those_the_ledger_takes_from_a_provider() throws IOException {
        assertThat(each(realm().at("/roles/realm")).map(role -> role.path("name").asString()))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(Role.values())
                                .filter(role -> role != Role.PROCESS)
                                .map(Role::name)
                                .toList());
    }

    @Test
    void the_realms_people_are_those_of_a_new_office() throws IOException {
        Map<String, Set<String>> people =
                each(realm().path("users"))
                        .collect(
                                Collectors.toMap(
                                        user -> user.at("/attributes/pseudonym/0").asString(),
                                        user ->
                                                each(user.path("realmRoles"))
                                                        .map(JsonNode::asString)
                                                        .collect(Collectors.toSet())));

        assertThat(people)
                .isEqualTo(
                        FirstAccounts.OFFICE.stream()
                                .collect(
                                        Collectors.toMap(
                                                Account::id,
                                                account ->
                                                        account.roles().stream()
                                                                .map(Role::name)
                                                                .collect(Collectors.toSet()))));
    }

    @Test
    void the_realm_holds_no_secret_and_names_only_what_keycloak_is_given() throws IOException {
        List<String> secrets =
                Stream.concat(
                                each(realm().path("clients"))
                                        .map(client -> client.path("secret").asString()),
                                each(realm().path("users"))
                                        .flatMap(user -> each(user.path("credentials")))
                                        .map(credential -> credential.path("value").asString()))
                        .toList();
        Set<String> given = new HashSet<>(environment("keycloak").keySet());
        given.addAll(found("\nsecret (\\w+) ", text("deploy/keycloak/start.sh")));

        assertThat(secrets)
                .hasSizeGreaterThan(10)
                .allSatisfy(secret -> assertThat(secret).matches("\\$\\{[A-Z_]+}"));
        assertThat(given)
                .containsAll(found("\\$\\{([A-Z_]+)}", text("deploy/keycloak/realm.json")));
    }

    // The proxy

    private static List<Location> locations() throws IOException {
        return Pattern.compile(
                        "location (= )?(\\S+) \\{\\s*(?:add_header[^;]*;\\s*)?(?:proxy_pass http://([a-z-]+)|return \\d+);")
                .matcher(text("deploy/proxy/nginx.conf"))
                .results()
                .map(block ->
                        new Location(
                                block.group(1) != null,
                                block.group(2),
                                String.valueOf(block.group(3))))
                .toList();
    }

    /** As nginx chooses where no location is a pattern: the equal one, else the longest. */
    private static String destination(String path) throws IOException {
        return locations().stream()
                .filter(location -> location.matches(path))
                .max(
                        java.util.Comparator.comparing(Location::exact)
                                .thenComparing(location -> location.path().length()))
                .orElseThrow(() -> new AssertionError("no location for " + path))
                .to();
    }

    /** Every address that a side's controllers answer, with something for what varies. */
    private static Set<String> addresses(String side) throws Exception {
        ClassPathScanningCandidateComponentProvider controllers =
                new ClassPathScanningCandidateComponentProvider(false);
        controllers.addIncludeFilter(new AnnotationTypeFilter(Controller.class));
        Set<String> paths = new TreeSet<>();
        for (var found : controllers.findCandidateComponents("org.litopys." + side)) {
            for (var method : Class.forName(found.getBeanClassName()).getDeclaredMethods()) {
                var mapping = MergedAnnotations.from(method).get(RequestMapping.class);
                if (mapping.isPresent()) {
                    for (String path : mapping.getStringArray("path")) {
                        paths.add(path.replaceAll("\\{[^}]*}|\\*+", "x"));
                    }
                }
            }
        }
        return paths;
    }

    @Test
    void the_proxy_sends_each_address_to_the_side_that_answers_it() throws Exception {
        assertThat(locations()).hasSizeGreaterThan(8);
        Map<String, String> wrong = new TreeMap<>();
        Set<String> commandSide = addresses("command");
        Set<String> querySide = addresses("query");
        for (String path : commandSide) {
            if (!destination(path).equals("command-sides")) {
                wrong.put(path, destination(path));
            }
        }
        for (String path : querySide) {
            if (!destination(path).equals("query-sides")) {
                wrong.put(path, destination(path));
            }
        }

        assertThat(commandSide).contains("/api/commands/x", "/api/openapi.json", "/problems/x");
        assertThat(querySide).contains("/api/events", "/overview", "/log/checkpoint", "/stream");
        assertThat(wrong).isEmpty();
        assertThat(destination("/realms/litopys/protocol/openid-connect/auth"))
                .isEqualTo("keycloak");
        assertThat(destination("/login/oauth2/code/litopys")).isEqualTo("query-sides");
        assertThat(destination("/admin/master/console")).isEqualTo("query-sides"); // which has none
        assertThat(destination("/actuator/prometheus")).isEqualTo("null");
    }
}
