package org.litopys.query.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
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
import org.litopys.events.Envelope;
import org.litopys.events.RecordType;
import org.litopys.events.access.PersonEvent.PersonEntered;
import org.litopys.events.access.PersonId;
import org.litopys.query.TestLedger;
import org.litopys.query.exceptions.Exceptions;

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
    void exceptions_and_each_rule_on_who_may_do_what_have_a_page() throws Exception {
        for (Language language : Language.values()) {
            String all = page("/audit", language);
            expectNothingRaw("/audit", all);
            for (String rule : Exceptions.RULES) {
                assertThat(all).contains("href=\"/audit/" + rule + "\"");
                expectNothingRaw(rule, page("/audit/" + rule, language));
            }
        }
        assertThat(status("/audit/no-such-rule")).isEqualTo(404);
        assertThat(page("/audit/no-such-rule", Language.EN)).contains("<h1>");
        assertThat(status("/audit/grant-to-self?before=9")).isEqualTo(200);
        assertThat(status("/audit/grant-to-self?before=yesterday")).isEqualTo(400);
    }

    @Test
    void an_act_names_the_legal_basis_that_is_its_own() throws Exception {
        office.append(
                Map.of(
                        Envelope.ACTOR_ID, "PM-01",
                        Envelope.ACTOR_TYPE, "APP_USER",
                        Envelope.ACTOR_ROLES, "PROGRAMME_MANAGER",
                        Envelope.LEGAL_BASIS, "Regulation (EU) 2025/2643, Article 12"),
                new PersonEntered(PersonId.ofPseudonym("LB-01"), "LB-01"));
        office.awaitProjected();

        assertThat(page("/persons/LB-01", Language.EN))
                .contains("Legal basis: Regulation (EU) 2025/2643, Article 12");
        assertThat(page("/persons/LB-01", Language.UK))
                .contains("Правова підстава: Regulation (EU) 2025/2643, Article 12");
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
                            "organisations due=late",
                            "applications reached=SUBMITTED",
                            "applications reached=CONTRACTED",
                            "pilots due=late",
                            "pilots status",
                            "contracts due=7",
                            "contracts status");
        }
    }

    @Test
    void what_is_late_is_listed_with_its_step_the_most_late_first() throws Exception {
        String late = page("/applications?due=late", Language.EN);
        List<String> deadlines = found(late, "data-l=\"Deadline\">\\s*<time datetime=\"([^\"]+)\"");
        assertThat(deadlines).hasSizeGreaterThan(1).isSorted();
        assertThat(late).contains("aria-sort=\"ascending\"");
        assertThat(found(late, "data-l=\"Step and on whose desk\">\\s*<span[^>]*>([A-Z][^<]+)<"))
                .hasSameSizeAs(deadlines);
        String chosen = page("/applications?due=late&sort=-reference", Language.EN);
        assertThat(found(chosen, "<a class=\"ref\" href=\"[^\"]*/(APP-[^?\"]+)\""))
                .isSortedAccordingTo(java.util.Comparator.reverseOrder());
    }

    @Test
    void the_overview_says_for_whom_records_wait_and_that_a_filter_leaves_the_budget_whole()
            throws Exception {
        assertThat(page("/overview", Language.UK))
                .contains("на роль «")
                .doesNotContain("фільтр бюджету не стосується");
        assertThat(page("/overview?country=UA", Language.UK))
                .contains("за всіма програмами: фільтр бюджету не стосується");
    }

    @Test
    void what_a_form_sends_empty_does_not_stay_in_the_address() throws Exception {
        assertThat(location("/applications?call=BRIDGE-2026-1&q=&status=&owner=&due=late"))
                .isEqualTo("/applications?call=BRIDGE-2026-1&due=late");
        assertThat(status("/applications?call=BRIDGE-2026-1&due=late")).isEqualTo(200);
    }

    @Test
    void the_money_of_a_stage_and_of_its_list_say_what_they_are() throws Exception {
        String overview = page("/overview", Language.EN);
        for (List<String> stage :
                List.of(List.of("ACCEPTED", "awarded"), List.of("CONTRACTED", "in contracts"))) {
            Matcher money =
                    Pattern.compile(
                                    "reached="
                                            + stage.getFirst()
                                            + "\"(?s:.)*?<span[^>]*>(€[^<]+)</span><span class=\"sub\">([a-z ]+)<")
                            .matcher(overview);
            assertThat(money.find()).as(stage.getFirst()).isTrue();
            assertThat(money.group(2)).isEqualTo(stage.get(1));
        }
        assertThat(page("/applications?reached=SUBMITTED", Language.EN))
                .contains("Awarded or requested")
                .contains(" awarded, or requested where nothing was awarded</span>");
    }

    @Test
    void a_filter_by_deadline_is_seen_in_every_list_and_stays_when_another_is_chosen()
            throws Exception {
        for (RecordType type : RecordType.values()) {
            String list = page("/" + type.plural() + "?due=late&owner=AUDITOR", Language.EN);
            String form = list.substring(list.indexOf("<form class=\"filters\""));
            form = form.substring(0, form.indexOf("</form>"));
            for (List<String> filter :
                    List.of(
                            List.of("due", "late", "Deadline: Late"),
                            List.of("owner", "AUDITOR", "On whose desk: Auditor"))) {
                boolean control = form.contains("<select id=\"" + filter.getFirst() + "\"");
                boolean kept =
                        form.contains(
                                "type=\"hidden\" name=\"%s\" value=\"%s\""
                                        .formatted(filter.getFirst(), filter.get(1)));
                boolean chip = list.contains("Remove filter: " + filter.get(2));
                assertThat(List.of(control, kept, chip))
                        .as(type + " " + filter)
                        .isEqualTo(List.of(control, !control, !control));
            }
        }
        assertThat(page("/organisations?due=late", Language.EN))
                .contains("<option value=\"late\" selected>");
    }

    /** Address and number of a tile that is one link, of a kind of record, of a stage. */
    private static final Pattern TILE = Pattern.compile("<a href=\"([^\"]+)\"><b>(\\d+)</b>");

    private static final Pattern KIND =
            Pattern.compile("<li><a href=\"([^\"]+)\">(\\d+)[\u00a0 ][a-z, ]+<span");

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
                .isEqualTo("\ufeffReference,Status,On whose desk,Value,Currency,Ends");
        assertThat(ukrainian.getFirst())
                .isEqualTo("\ufeffНомер;Статус;У кого;Вартість;Валюта;Закінчення");
        assertThat(english).hasSize((int) count(RecordType.CONTRACT) + 1).hasSameSizeAs(ukrainian);
        assertThat(ukrainian.get(1))
                .matches(
                        "CON-\\d{4}-\\d{6};[А-Яа-яіїєґ ]+;[^;A-Z_]*( [A-Z]{2}-\\d+)?;[0-9]+,[0-9]{2};EUR;\\d\\d\\.\\d\\d\\.\\d{4}");
        assertThat(english.get(1)).matches("CON-[^,]+,[^,]+,[^,]*,[0-9]+\\.[0-9]{2},EUR,[^,]+");
        assertThat(
                        page(
                                "/contracts?cols=reference,status,owner,amount,ends&sort=ends",
                                Language.UK))
                .contains(
                        "href=\"/contracts.csv?cols=reference,status,owner,amount,ends&amp;sort=ends");
    }

    @Test
    void the_note_of_an_export_counts_the_column_of_the_currency() throws Exception {
        assertThat(page("/applications?cols=reference,owner", Language.UK))
                .contains("2\u00a0стовпці, слова як на сторінці");
        assertThat(page("/applications?cols=reference,amount", Language.EN))
                .contains("2 columns and one more for the currency");
    }

    @Test
    void a_budget_line_leads_to_its_amounts_and_is_named_in_what_changed_it() throws Exception {
        String href =
                found(page("/budget", Language.EN), "href=\"(/programmes/[^\"]+#line-[^\"]+)\"")
                        .getFirst();
        String programme = page(href.replaceFirst("#.*", ""), Language.EN);
        assertThat(programme)
                .containsPattern(
                        "<h3 id=\"" + href.replaceFirst(".*#", "") + "\">Budget line “[^”]+”</h3>")
                .containsPattern("Budget line “[^”]+”: (Reserved|Available|Committed|Paid)")
                .doesNotContainPattern("Budget line \\d");
    }

    @Test
    void a_call_and_an_award_name_their_budget_line() throws Exception {
        String title = "<dt>Budget line</dt><dd>([^<]+)</dd>";
        String accepted = page("/applications/" + application("ACCEPTED"), Language.EN);
        String call = page("/calls/BRIDGE-2026-1", Language.EN);
        for (String page : List.of(accepted, call)) {
            assertThat(found(page, title)).isNotEmpty().noneMatch(line -> line.matches("[A-Z_]+"));
        }
    }

    @Test
    void the_ranking_of_a_call_is_a_table_that_leads_to_its_applications() throws Exception {
        String call =
                office.db
                        .sql(
                                """
                                select min(r.reference) from query.record r
                                  join query.step s on s.record_id = r.record_id and s.since = r.since
                                 where r.until is null and r.type = 'CALL' and s.state -> 'ranking' is not null\
                                """)
                        .query(String.class)
                        .single();
        String page = page("/calls/" + call, Language.EN);
        String table = page.substring(page.indexOf("<h2 id=\"ranking\">"));
        assertThat(found(table, "<a class=\"ref\" href=\"(/applications/APP-[^\"]+)\""))
                .isNotEmpty();
        assertThat(table).contains("data-l=\"Points\"");
    }

    @Test
    void a_record_says_whose_it_is_under_its_title_and_of_which_step_each_fact_is()
            throws Exception {
        String page = page("/applications/" + application("ACCEPTED"), Language.UK);
        String head = page.substring(page.indexOf("<h1"), page.indexOf("role=\"status\""));
        assertThat(head).containsPattern("Заявник: <a href=\"/organisations/[^\"]+\">[^<]+</a>");
        for (String step : List.of("Подання", "Рекомендація", "Рішення")) {
            assertThat(page).containsPattern("<h3 ?>" + step + "</h3>");
        }
        String facts = page.substring(page.indexOf("id=\"facts\""), page.indexOf("id=\"history\""));
        for (String list : facts.split("<dl")) {
            assertThat(found(list, "<dt>([^<]+)</dt>")).doesNotHaveDuplicates();
        }
    }

    @Test
    void no_two_fields_of_a_change_have_one_name() throws Exception {
        for (String kind : List.of("applications", "pilots", "contracts")) {
            String reference =
                    found(
                                    page("/" + kind, Language.UK),
                                    "<a class=\"ref\" href=\"(/" + kind + "/[^\"]+)\"")
                            .getFirst();
            for (String table :
                    page(reference + "?show=200", Language.UK).split("<table class=\"diff")) {
                String rows =
                        table.contains("</table>")
                                ? table.substring(0, table.indexOf("</table>"))
                                : "";
                assertThat(found(rows, "<th scope=\"row\" role=\"rowheader\">([^<]+)<"))
                        .as(reference)
                        .doesNotHaveDuplicates();
            }
        }
    }

    @Test
    void which_export_licence_ends_next_is_answered_by_the_list_of_pilots() throws Exception {
        String overview = page("/overview", Language.EN);
        String list =
                unescaped(
                        found(overview, "href=\"(/pilots[^\"]*ends=90[^\"]*)\">Export licences")
                                .getFirst());
        assertThat(page(list, Language.EN)).contains("<option value=\"90\" selected>");

        String all = page("/pilots?sort=ends&size=200", Language.EN);
        List<String> days =
                found(all, "data-l=\"Export licence until\">\\s*<time datetime=\"([^\"]+)\"");
        assertThat(days).isNotEmpty().isSorted();
        String over = page("/pilots?sort=ends&size=200&ends=over", Language.EN);
        assertThat(over).contains("<option value=\"over\" selected>Over</option>");
        LocalDate today = LocalDate.now(ZoneId.of("Europe/Brussels"));
        assertThat(found(over, "data-l=\"Export licence until\">\\s*<time datetime=\"([^\"]+)\""))
                .isEqualTo(
                        days.stream().filter(day -> LocalDate.parse(day).isBefore(today)).toList())
                .isNotEmpty();
        String pilot = found(all, "<a class=\"ref\" href=\"(/pilots/[^\"]+)\"").getFirst();
        assertThat(page(pilot, Language.EN))
                .containsPattern(
                        "<h3 ?>Export licence</h3>(?s:.)*<dt>Valid until</dt><dd>[^<]+, (in |no longer|due )")
                .doesNotContain("<dt>Days left");
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
        assertThat(location("/search?q=%D0%90%D0%A0%D0%A0-2026-1")) // АРР, all Cyrillic
                .endsWith("/applications/APP-2026-000001");
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
        assertThat(page("/applications?status=SUBMITTED&at=2999-01-01", Language.EN))
                .contains(
                        "That moment cannot be shown",
                        "href=\"/applications?status=SUBMITTED\">Back to now</a>");
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
