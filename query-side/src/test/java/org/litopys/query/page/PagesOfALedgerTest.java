package org.litopys.query.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.litopys.events.RecordType;
import org.litopys.query.TestLedger;

/** Every page of a whole office on a real database. */
class PagesOfALedgerTest {
    private static final Pattern TAG = Pattern.compile("<[^>]*>");
    private static final Pattern IDENTIFIER =
            Pattern.compile(
                    ">\\s*[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\\s*<");
    private static final Pattern CODE_OR_KEY =
            Pattern.compile(
                    "\\b[A-Z]{3,}_[A-Z_]+\\b|\\b(field|value|status|step|event|role)\\.[a-zA-Z]+");

    private static TestPages pages;
    private static TestLedger office;
    private static long head;

    @BeforeAll
    static void open() {
        pages = new TestPages();
        office = pages.office;
        head = pages.head;
    }

    @AfterAll
    static void close() {
        pages.close();
    }

    @ParameterizedTest
    @EnumSource(RecordType.class)
    void every_record_of_a_kind_has_a_page_without_a_raw_code(RecordType type) throws Exception {
        Set<String> addresses = new TreeSet<>();
        String next = "/" + type.plural() + "?size=20";
        while (next != null) {
            String list = page(next, Language.UK);
            expectNothingRaw(next, list);
            addresses.addAll(
                    found(list, "<a class=\"ref\" href=\"(/" + type.plural() + "/[^\"]+)\""));
            next =
                    found(list, "<a class=\"btn\" href=\"([^\"]*cursor=[^\"]*)\">Далі").stream()
                            .map(PagesOfALedgerTest::unescaped)
                            .findFirst()
                            .orElse(null);
        }
        assertThat(addresses).hasSize((int) count(type));
        for (String address : addresses) {
            expectNothingRaw(address, page(address, Language.EN));
            expectNothingRaw(address, page(address, Language.UK));
        }
    }

    @Test
    void every_step_of_a_record_can_be_replayed() throws Exception {
        String reference = application("ACCEPTED");
        long events =
                office.db
                        .sql("select max(version) from query.record where reference = ?")
                        .param(reference)
                        .query(Long.class)
                        .single();
        assertThat(events).isGreaterThan(5);
        for (long step = 1; step <= events; step++) {
            String page = page("/applications/" + reference + "?seq=" + step, Language.EN);
            assertThat(found(page, "<li class=\"[a-z]*\" id=\"e(\\d+)\"")).hasSize((int) step);
        }
        assertThat(status("/applications/" + reference + "?seq=" + (events + 1))).isEqualTo(404);
        assertThat(status("/applications/" + reference + "?seq=x")).isEqualTo(400);
    }

    @Test
    void a_missed_deadline_and_its_reminder_stand_in_the_history_in_both_languages()
            throws Exception {
        String address =
                "/applications/"
                        + office.db
                                .sql(
                                        """
                                        select min(r.reference) from query.record r
                                          join query.step s on s.record_id = r.record_id
                                         where s.stamp ->> 'eventType' = 'DeadlineMissed'\
                                        """)
                                .query(String.class)
                                .single();

        assertThat(page(address + "?show=100", Language.EN))
                .contains("Reminder of a deadline: Eligibility check, due ")
                .contains("Deadline missed: Eligibility check, due ");
        assertThat(page(address + "?show=100", Language.UK))
                .contains("Нагадування про строк: Перевірка відповідності, строк ")
                .contains("Строк пропущено: Перевірка відповідності, строк ");
    }

    @Test
    void the_past_is_shown_at_any_position_and_stays_the_same() throws Exception {
        for (long position = 0; position <= head; position += Math.max(1, head / 10)) {
            for (String path : List.of("/overview", "/budget", "/applications", "/contracts")) {
                String address = path + "?pos=" + position;
                String page = page(address, Language.EN);
                assertThat(page).contains("You are looking at the past");
                expectNothingRaw(address, page);
                assertThat(page(address, Language.EN)).as(address).isEqualTo(page);
            }
        }
    }

    @Test
    void a_record_that_did_not_exist_yet_says_when_it_began() throws Exception {
        String reference = application("ACCEPTED");
        String page = page("/applications/" + reference + "?pos=1", Language.EN);
        assertThat(page)
                .contains(reference + " did not exist yet at that moment")
                .contains("You are looking at the past")
                .contains("href=\"/applications/" + reference + "\">Back to now")
                .contains("href=\"/applications/" + reference + "?pos=");
        assertThat(status("/applications/" + reference + "?pos=1")).isEqualTo(404);
        assertThat(status("/applications/APP-2026-999999")).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "country=UA",
                "year=2026",
                "call=BRIDGE-2026-1",
                "technology=MATERIALS",
                "call=BRIDGE-2026-1&technology=TRAINING&year=2026"
            })
    void every_number_of_the_overview_leads_to_a_list_of_exactly_so_many(String filter)
            throws Exception {
        Set<String> seen = new TreeSet<>();
        for (long position = head; position > 0; position -= head / (filter.isEmpty() ? 60 : 7)) {
            String moment = position == head ? "" : "&pos=" + position;
            String address = "/overview?" + filter + moment;
            String overview = page(address, Language.EN);
            for (Pattern pattern : List.of(TILE, KIND, STAGE)) {
                Matcher number = pattern.matcher(overview);
                while (number.find()) {
                    String list = unescaped(number.group(1));
                    assertThat(counted(page(list, Language.EN)))
                            .as(list + " from " + address)
                            .isEqualTo(number.group(2));
                    seen.add(
                            list.replaceAll(
                                    "^/([a-z]+).*?(due=\\w+|owner|reached=\\w+|ends|status).*",
                                    "$1 $2"));
                    assertThat(list.contains("&pos=") || list.contains("?pos="))
                            .isEqualTo(position != head);
                }
            }
        }
        if (filter.isEmpty()) {
            assertThat(seen)
                    .contains(
                            "applications due=late",
                            "applications due=7",
                            "applications owner",
                            "applications reached=SUBMITTED",
                            "applications reached=CONTRACTED",
                            "pilots due=late",
                            "pilots status",
                            "contracts due=7",
                            "contracts status");
        }
    }

    /** Address and number of a tile that is one link, of a kind of record, of a stage. */
    private static final Pattern TILE = Pattern.compile("<a href=\"([^\"]+)\"><b>(\\d+)</b>");

    private static final Pattern KIND =
            Pattern.compile("<li><a href=\"([^\"]+)\">(\\d+)\u00a0[a-z]+<span");

    private static final Pattern STAGE =
            Pattern.compile(
                    "<a href=\"([^\"]+reached=[^\"]+)\">(?s:.)*?aria-label=\"[A-Za-z ]+: (\\d+)\"");

    @Test
    void an_address_that_is_none_has_a_page_for_people_and_none_for_programs() throws Exception {
        HttpResponse<String> ukrainian = ask("/nowhere", Language.UK);
        assertThat(ukrainian.statusCode()).isEqualTo(404);
        assertThat(ukrainian.body())
                .contains("Такої сторінки немає", "href=\"/contracts\"", "href=\"/overview\"");
        assertThat(ask("/nowhere", Language.EN).body()).contains("This page does not exist");
        assertThat(pages.ask("/nowhere", Language.EN, "application/json").body()).startsWith("{");
    }

    @Test
    void the_csv_of_a_list_is_what_the_page_shows_for_a_spreadsheet_of_its_language()
            throws Exception {
        String address = "/contracts.csv?cols=reference,status,owner,amount,ends&sort=ends";
        List<String> english = ask(address, Language.EN).body().lines().toList();
        List<String> ukrainian = ask(address, Language.UK).body().lines().toList();
        assertThat(english.getFirst())
                .isEqualTo("\ufeffReference,Status,On whose desk,Amount,Currency,Ends");
        assertThat(ukrainian.getFirst())
                .isEqualTo("\ufeffНомер;Статус;У кого;Сума;Валюта;Закінчення");
        assertThat(english).hasSize((int) count(RecordType.CONTRACT) + 1).hasSameSizeAs(ukrainian);
        assertThat(ukrainian.get(1))
                .matches(
                        "CON-\\d{4}-\\d{6};[А-Яа-яіїєґ ]+;[^;A-Z_]*;[0-9.]+;EUR;\\d\\d\\.\\d\\d\\.\\d{4}");
        assertThat(
                        page(
                                "/contracts?cols=reference,status,owner,amount,ends&sort=ends",
                                Language.UK))
                .contains(
                        "href=\"/contracts.csv?cols=reference,status,owner,amount,ends&amp;sort=ends");
    }

    @Test
    void an_organisation_leads_to_the_lists_of_its_records() throws Exception {
        String organisation =
                office.db
                        .sql(
                                """
                                select organisation_ref from query.record
                                 where until is null and type = 'CONTRACT' order by reference limit 1\
                                """)
                        .query(String.class)
                        .single();
        String page = page("/organisations/" + organisation, Language.EN);
        for (String kind : List.of("applications", "introductions", "pilots", "contracts")) {
            String list = "/" + kind + "?organisation=" + organisation;
            assertThat(page).contains("href=\"" + list + "\"");
            assertThat(Long.parseLong(counted(page(list, Language.EN)))).as(list).isPositive();
        }
    }

    @Test
    void a_person_has_a_name_where_a_thing_is_called_something() throws Exception {
        StringBuilder pages = new StringBuilder();
        for (String reference :
                office.db
                        .sql(
                                """
                                select reference from query.record
                                 where until is null and type = 'ORGANISATION'\
                                """)
                        .query(String.class)
                        .list()) {
            pages.append(page("/organisations/" + reference, Language.UK));
        }

        assertThat(pages).contains("Ім’я");
    }

    @Test
    void a_reference_opens_its_record_and_a_word_searches() throws Exception {
        String reference = application("ACCEPTED");
        assertThat(location("/search?q=" + reference.toLowerCase(java.util.Locale.ROOT)))
                .endsWith("/applications/" + reference);
        assertThat(location("/search?q=BRIDGE")).endsWith("/programmes/BRIDGE");
        assertThat(location("/search?q=BRIDGE&pos=5")).endsWith("/programmes/BRIDGE?pos=5");
        assertThat(location("/search?q=app%202026%201")).endsWith("/applications/APP-2026-000001");
        String found = page("/search?q=works", Language.EN);
        assertThat(found).contains("Search: works", "href=\"/organisations?q=works\"");
        Matcher kinds =
                Pattern.compile("<a href=\"(/[a-z]+\\?q=works)\">(\\d+)\u00a0").matcher(found);
        assertThat(kinds.find()).isTrue();
        do {
            assertThat(counted(page(kinds.group(1), Language.EN))).isEqualTo(kinds.group(2));
        } while (kinds.find());
        assertThat(page("/search?q=nobody%20knows", Language.UK)).contains("Нічого не знайдено");
        assertThat(location("/search")).endsWith("/applications");
    }

    @Test
    void what_cannot_be_asked_is_named() throws Exception {
        for (String address :
                List.of(
                        "/overview?technology=MAGIC",
                        "/overview?year=soon",
                        "/overview?pos=999999999",
                        "/applications?owner=NOBODY",
                        "/applications?sort=colour",
                        "/applications?cursor=x",
                        "/applications?at=2999-01-01",
                        "/applications?size=1000000")) {
            assertThat(status(address)).as(address).isEqualTo(400);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/applications?q=a%00b",
                "/applications.csv?q=a%00b",
                "/search?q=%00",
                "/overview?call=%00",
                "/budget?x=%00",
                "/contracts?from=%2B999999999-01-01",
                "/overview?at=-999999999-01-01T00:00:00Z",
                "/applications?cursor=damaged"
            })
    void what_no_database_can_be_asked_is_told_on_the_page(String address) throws Exception {
        assertThat(status(address)).isEqualTo(400);
        assertThat(page(address, Language.EN)).contains("<h1>").doesNotContain("went wrong");
    }

    @Test
    void the_amounts_of_a_budget_line_are_those_that_its_bar_is_made_of() throws Exception {
        String page = page("/budget", Language.EN);
        List<BigDecimal> allocated = amounts(page, "Allocated");
        List<List<BigDecimal>> parts =
                Stream.of("Reserved", "Committed, not paid", "Paid", "Available")
                        .map(column -> amounts(page, column))
                        .toList();
        assertThat(allocated).isNotEmpty();
        for (int line = 0; line < allocated.size(); line++) {
            BigDecimal sum = BigDecimal.ZERO;
            for (List<BigDecimal> part : parts) {
                sum = sum.add(part.get(line));
            }
            assertThat(sum).isEqualByComparingTo(allocated.get(line));
        }
        assertThat(page("/budget", Language.UK))
                .contains("data-l=\"Взято зобов’язання, не сплачено\"");
    }

    private static List<BigDecimal> amounts(String page, String column) {
        return found(page, "data-l=\"" + column + "\">\\s*<span[^>]*>€([\\d,.]+)").stream()
                .map(amount -> new BigDecimal(amount.replace(",", "")))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/overview", "/applications", "/budget"})
    void the_earliest_day_that_can_be_asked_for_has_pages(String path) throws Exception {
        assertThat(status(path + "?pos=10&at=0000-01-01")).isEqualTo(200);
        assertThat(status(path + "?at=0000-01-01")).isEqualTo(303);
    }

    private static long count(RecordType type) {
        return office.db
                .sql("select count(*) from query.record where until is null and type = ?")
                .param(type.name())
                .query(Long.class)
                .single();
    }

    private static String application(String status) {
        return office.db
                .sql(
                        """
                        select reference from query.record
                         where until is null and type = 'APPLICATION' and status = ?
                         order by reference limit 1\
                        """)
                .param(status)
                .query(String.class)
                .single();
    }

    private static String counted(String list) {
        return found(list, "<span role=\"status\">(\\d+)").getFirst();
    }

    private static void expectNothingRaw(String address, String page) {
        String text = TAG.matcher(page.replaceAll("(?s)<code>.*?</code>", "")).replaceAll(" ");
        Matcher raw = CODE_OR_KEY.matcher(text);
        assertThat(raw.find() ? raw.group() : "").as("raw on " + address).isEmpty();
        assertThat(IDENTIFIER.matcher(page).find()).as("identifier on " + address).isFalse();
        assertThat(text).as(address).doesNotContain("null", "org.litopys", "Something went wrong");
    }

    private static List<String> found(String text, String pattern) {
        return Pattern.compile(pattern).matcher(text).results().map(one -> one.group(1)).toList();
    }

    private static String unescaped(String attribute) {
        return attribute.replace("&amp;", "&");
    }

    private static String page(String address, Language language)
            throws IOException, InterruptedException {
        // The token of forms is masked anew in each answer.
        return ask(address, language).body().replaceAll("name=\"_csrf\" value=\"[^\"]*\"", "");
    }

    private static int status(String address) throws IOException, InterruptedException {
        return ask(address, Language.EN).statusCode();
    }

    private static String location(String address) throws IOException, InterruptedException {
        return ask(address, Language.EN).headers().firstValue("Location").orElse("nowhere");
    }

    private static HttpResponse<String> ask(String address, Language language)
            throws IOException, InterruptedException {
        return pages.ask(address, language, "text/html");
    }
}
