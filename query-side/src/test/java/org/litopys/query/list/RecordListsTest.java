package org.litopys.query.list;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.litopys.events.Money;
import org.litopys.events.RecordType;
import org.litopys.events.Role;
import org.litopys.events.TechnologyArea;
import org.litopys.query.AsOf;
import org.litopys.query.Fault;
import org.litopys.query.GeneratedOffice;
import org.litopys.query.Json;
import org.litopys.query.KnownRecords;
import org.litopys.query.Parameters;
import org.litopys.query.QueryProblem;
import org.litopys.query.TestLedger;
import org.litopys.query.record.RecordRow;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import tools.jackson.core.type.TypeReference;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecordListsTest {
    private TestLedger office;
    private RecordLists lists;
    private long head;

    @BeforeAll
    void an_office_has_worked() {
        office = new TestLedger();
        GeneratedOffice.append(new GeneratedOffice(3, office.clock.instant()).acts(60), office);
        head = office.project();
        lists = lists(office);
    }

    static RecordLists lists(TestLedger office) {
        return new RecordLists(
                new NamedParameterJdbcTemplate(office.dataSource),
                new NamedParameterJdbcTemplate(office.dataSource),
                office.transactions,
                office.moments(),
                office.waiting(),
                new KnownRecords(office.db));
    }

    @AfterAll
    void close() {
        office.close();
    }

    private static Parameters parameters(String query) {
        Map<String, List<String>> values = new HashMap<>();
        for (String one : query.replaceFirst("^&", "").split("&", -1)) {
            String[] parts = one.split("=", 2);
            values.computeIfAbsent(parts[0], _ -> new ArrayList<>())
                    .add(parts.length > 1 ? parts[1] : "");
        }
        Map<String, String[]> request = new HashMap<>();
        values.forEach((name, all) -> request.put(name, all.toArray(String[]::new)));
        return new Parameters(request);
    }

    private RecordLists.Asked ask(RecordType type, String query) {
        return lists.ask(type, parameters(query));
    }

    private List<RecordRow> all(RecordType type, String query) {
        RecordLists.Asked asked = ask(type, query);
        List<RecordRow> rows = new ArrayList<>();
        lists.each(asked.query(), asked.asOf(), rows::add);
        return rows;
    }

    private static Arguments filter(String query, Predicate<RecordRow> predicate) {
        return Arguments.of(query, predicate);
    }

    static Stream<Arguments> filters() {
        return Stream.of(
                filter("status=DRAFT", row -> row.status().equals("DRAFT")),
                filter(
                        "status=accepted&status=REJECTED",
                        row -> List.of("ACCEPTED", "REJECTED").contains(row.status())),
                filter("call=bridge-2026-1", row -> "BRIDGE-2026-1".equals(row.call())),
                filter("programme=BRIDGE", _ -> true),
                filter("technology=materials", row -> row.technology() == TechnologyArea.MATERIALS),
                filter("country=ua", row -> "UA".equals(row.country())),
                filter(
                        "organisation=EE-ARIREGISTER-10000001",
                        row ->
                                row.organisation() != null
                                        && row.organisation()
                                                .reference()
                                                .equals("EE-ARIREGISTER-10000001")),
                filter(
                        "owner=EVALUATOR",
                        row -> row.due() != null && row.due().desk() == Role.EVALUATOR),
                filter(
                        "q=PROPOSAL 2026 app",
                        row -> title(row).contains("proposal") && row.reference().contains("2026")),
                filter(
                        "q=АРР-2026-00001", // Cyrillic
                        row -> row.reference().contains("APP-2026-00001")),
                filter(
                        "q=майстерня зв'язку",
                        row -> row.organisation() != null && row.organisation().nameUk() != null),
                filter("q=APP-2026-00001", row -> row.reference().contains("APP-2026-00001")),
                filter("q=%25", _ -> false),
                filter("q=_", _ -> false),
                filter("q=\\", _ -> false),
                filter("status=&q=&technology=", _ -> true));
    }

    private static String title(RecordRow row) {
        String title = row.title();
        return title == null ? "" : title.toLowerCase(Locale.ROOT);
    }

    @ParameterizedTest
    @MethodSource("filters")
    void a_filter_leaves_exactly_what_it_says(String query, Predicate<RecordRow> predicate) {
        String moment = "&pos=" + head / 2;
        List<RecordRow> everything = all(RecordType.APPLICATION, moment);
        List<RecordRow> expected = everything.stream().filter(predicate).toList();
        ListPage page = lists.page(ask(RecordType.APPLICATION, query + "&size=200" + moment));
        assertThat(page.rows()).isEqualTo(expected);
        assertThat(page.total()).isEqualTo(expected.size());
        assertThat(page.amounts())
                .isEqualTo(
                        expected.stream()
                                .map(RecordRow::amount)
                                .filter(amount -> amount != null)
                                .reduce(Money::plus)
                                .map(List::of)
                                .orElse(List.of()));
        assertThat(everything).hasSizeGreaterThan(40);
    }

    @ParameterizedTest
    @ValueSource(strings = {"late", "7", "30"})
    void deadlines_count_from_the_moment_of_the_list(String due) {
        for (long position = 50; position <= head; position += 97) {
            AsOf asOf = office.at(position);
            List<RecordRow> expected =
                    all(RecordType.APPLICATION, "pos=" + position).stream()
                            .filter(row -> row.due() != null && isDue(row, due, asOf))
                            .toList();
            List<RecordRow> found = all(RecordType.APPLICATION, "due=" + due + "&pos=" + position);
            assertThat(found).containsExactlyInAnyOrderElementsOf(expected);
            assertThat(found.stream().map(row -> requireNonNull(row.due()).at())).isSorted();
        }
    }

    private static boolean isDue(RecordRow row, String due, AsOf asOf) {
        if (row.due() == null) {
            return false;
        }
        boolean late = row.due().at().isBefore(asOf.moment());
        return due.equals("late")
                ? late
                : !late && !row.due().at().isAfter(endOfDay(asOf.moment(), Long.parseLong(due)));
    }

    /** The last of the days is within. */
    private static Instant endOfDay(Instant moment, long days) {
        return moment.atZone(RecordType.OFFICE_ZONE)
                .toLocalDate()
                .plusDays(days + 1)
                .atStartOfDay(RecordType.OFFICE_ZONE)
                .toInstant()
                .minusNanos(1);
    }

    @Test
    void a_period_has_its_first_and_its_last_day_in_brussels() {
        List<RecordRow> all = all(RecordType.APPLICATION, "sort=entered");
        String day =
                all.get(20).enteredAt().atZone(RecordType.OFFICE_ZONE).toLocalDate().toString();
        assertThat(all(RecordType.APPLICATION, "sort=entered&from=" + day + "&to=" + day))
                .isNotEmpty()
                .isEqualTo(
                        all.stream()
                                .filter(row ->
                                        row.enteredAt()
                                                .atZone(RecordType.OFFICE_ZONE)
                                                .toLocalDate()
                                                .toString()
                                                .equals(day))
                                .toList());
    }

    static Stream<Arguments> orders() {
        return Arrays.stream(RecordType.values())
                .flatMap(type ->
                        Column.of(type).stream()
                                .flatMap(column ->
                                        Stream.of(
                                                Arguments.of(type, column.key()),
                                                Arguments.of(type, "-" + column.key()))));
    }

    @ParameterizedTest
    @MethodSource("orders")
    void pages_forwards_and_backwards_are_the_whole_list_in_its_order(
            RecordType type, String sort) {
        List<RecordRow> whole = all(type, "sort=" + sort);
        List<RecordRow> forwards = new ArrayList<>();
        ListPage page = lists.page(ask(type, "size=7&sort=" + sort));
        assertThat(page.previous()).isNull();
        while (true) {
            assertThat(page.offset()).isEqualTo(forwards.size());
            forwards.addAll(page.rows());
            if (page.next() == null) {
                break;
            }
            page = lists.page(ask(type, "size=7&sort=" + sort + "&cursor=" + page.next()));
        }
        assertThat(forwards).isEqualTo(whole);
        List<RecordRow> backwards = new ArrayList<>(page.rows().reversed());
        while (page.previous() != null) {
            page = lists.page(ask(type, "size=7&sort=" + sort + "&cursor=" + page.previous()));
            backwards.addAll(page.rows().reversed());
        }
        Collections.reverse(backwards);
        assertThat(backwards).isEqualTo(whole);
        assertThat(page.offset()).isZero();
        assertThat(whole).hasSizeGreaterThan(0);
    }

    @Test
    void absent_values_are_last_in_either_direction() {
        for (String sort : List.of("deadline", "-deadline")) {
            List<Boolean> absent =
                    all(RecordType.APPLICATION, "sort=" + sort + "&pos=" + head / 2).stream()
                            .map(row -> row.due() == null)
                            .toList();
            assertThat(absent).isSorted().contains(true, false);
        }
    }

    @Test
    void pages_of_a_list_stay_the_same_while_the_ledger_grows() {
        try (TestLedger busy = new TestLedger()) {
            List<GeneratedOffice.Act> acts = new GeneratedOffice(5, busy.clock.instant()).acts(30);
            GeneratedOffice.append(acts.subList(0, acts.size() / 2), busy);
            busy.project();
            RecordLists of = lists(busy);
            RecordType type = RecordType.APPLICATION;
            List<RecordRow> whole = new ArrayList<>();
            RecordLists.Asked first = of.ask(type, parameters("size=4&sort=-changed"));
            of.each(first.query(), first.asOf(), whole::add);
            ListPage page = of.page(first);
            List<String> seen = new ArrayList<>(references(page.rows()));
            GeneratedOffice.append(acts.subList(acts.size() / 2, acts.size()), busy);
            busy.project();
            while (page.next() != null) {
                page =
                        of.page(
                                of.ask(
                                        type,
                                        parameters("size=4&sort=-changed&cursor=" + page.next())));
                assertThat(page.total()).isEqualTo(whole.size());
                seen.addAll(references(page.rows()));
            }
            assertThat(seen).isEqualTo(references(whole)).hasSizeGreaterThan(8);
        }
    }

    private static List<String> references(List<RecordRow> rows) {
        return rows.stream().map(RecordRow::reference).toList();
    }

    @Test
    void a_list_of_the_past_shows_what_was_known_then() {
        for (long position = 1; position <= head; position += 53) {
            AsOf then = office.at(position);
            assertThat(all(RecordType.APPLICATION, "pos=" + position))
                    .allMatch(row -> row.since() <= then.position().value())
                    .allMatch(row -> row.until() == null || row.until() > then.position().value());
        }
        assertThat(all(RecordType.APPLICATION, "pos=0")).isEmpty();
    }

    @Test
    void linked_names_and_codes_come_from_the_records_they_belong_to() {
        assertThat(all(RecordType.CONTRACT, ""))
                .isNotEmpty()
                .allMatch(row -> "BRIDGE".equals(row.programme()))
                .allMatch(row -> row.call() != null && row.call().startsWith("BRIDGE-2026-"))
                .allMatch(row -> row.organisation() != null && row.country() != null)
                .allMatch(row -> row.technology() != null);
        assertThat(all(RecordType.PILOT, "")).isNotEmpty().allMatch(row -> row.partner() != null);
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of("status=OPEN", "status", "not-one-of"),
                Arguments.of("technology=MAGIC", "technology", "not-one-of"),
                Arguments.of("owner=KING", "owner", "not-one-of"),
                Arguments.of("due=tomorrow", "due", "not-one-of"),
                Arguments.of("country=Ukraine", "country", "not-a-country"),
                Arguments.of("from=2026-02-30", "from", "not-a-date"),
                Arguments.of("from=+999999999-01-01", "from", "not-a-date"),
                Arguments.of("to=+999999999-12-31", "to", "not-a-date"),
                Arguments.of("to=-99999-01-01", "to", "not-a-date"),
                Arguments.of("at=+999999999-01-01", "at", "not-a-moment"),
                Arguments.of("at=-999999999-01-01T00:00:00Z", "at", "not-a-moment"),
                Arguments.of("at=-99999-01-01T00:00", "at", "not-a-moment"),
                Arguments.of("q=a\0b", "q", "character-nul"),
                Arguments.of("call=\0", "call", "character-nul"),
                Arguments.of("from=2026-03-02&to=2026-03-01", "from", "from-after-to"),
                Arguments.of("sort=colour", "sort", "not-one-of"),
                Arguments.of("cols=title,colour", "cols", "not-one-of"),
                Arguments.of("reached=HEAVEN", "reached", "not-one-of"),
                Arguments.of("year=soon", "year", "not-one-of"),
                Arguments.of("ends=0", "ends", "not-one-of"),
                Arguments.of("ends=1000", "ends", "not-one-of"),
                Arguments.of("size=0", "size", "not-a-size"),
                Arguments.of("size=201", "size", "not-a-size"),
                Arguments.of("size=many", "size", "not-a-size"),
                Arguments.of("q=" + "x".repeat(201), "q", "text-too-long"),
                Arguments.of("status=DRAFT,SUBMITTED", "status", "several-in-one"),
                Arguments.of("call=BRIDGE-2026-9", "call", "unknown-value"),
                Arguments.of("programme=NONE", "programme", "unknown-value"),
                Arguments.of("organisation=UA-EDR-1", "organisation", "unknown-value"),
                Arguments.of("cursor=abc", "cursor", "not-a-cursor"),
                Arguments.of("call=a&call=b", "call", "given-twice"),
                Arguments.of("pos=-1", "pos", "not-a-position"),
                Arguments.of("pos=999999", "pos", "position-to-come"),
                Arguments.of("at=yesterday", "at", "not-a-moment"),
                Arguments.of("at=2126-01-01", "at", "moment-to-come"),
                Arguments.of("at=2026-03-03&clock=sundial", "clock", "not-one-of"),
                Arguments.of("wait=soon", "wait", "not-a-wait"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void a_mistake_is_named_with_its_parameter(String query, String parameter, String code) {
        assertRefused(() -> ask(RecordType.APPLICATION, query), parameter, code);
    }

    @Test
    void a_cursor_belongs_to_one_order_and_keeps_its_moment() {
        String cursor = lists.page(ask(RecordType.APPLICATION, "size=5")).next();
        assertThatThrownBy(() -> ask(RecordType.APPLICATION, "sort=title&cursor=" + cursor))
                .hasMessageContaining("cursor-of-another-order");
        assertThatThrownBy(() -> ask(RecordType.APPLICATION, "status=DRAFT&cursor=" + cursor))
                .hasMessageContaining("cursor-of-another-filter");
        assertThatThrownBy(() -> ask(RecordType.CONTRACT, "cursor=" + cursor))
                .hasMessageContaining("cursor-of-another-filter");
        assertThatThrownBy(() -> ask(RecordType.APPLICATION, "pos=3&cursor=" + cursor))
                .hasMessageContaining("cursor-and-moment");
    }

    @Test
    void the_first_and_the_last_day_of_four_digit_years_can_be_asked_for() {
        assertThat(all(RecordType.APPLICATION, "from=0000-01-01&to=9999-12-31"))
                .isEqualTo(all(RecordType.APPLICATION, ""));
        assertThat(all(RecordType.APPLICATION, "at=0000-01-01")).isEmpty();
    }

    static Stream<Arguments> forgeries() {
        return Stream.of(
                Arguments.of("p", 999_999, "cursor-to-come"),
                Arguments.of("p", -1, "not-a-cursor"),
                Arguments.of("m", "2126-01-01T00:00:00Z", "cursor-later-than-now"),
                Arguments.of("m", "-999999999-01-01T00:00:00Z", "not-a-cursor"),
                Arguments.of("o", "2026-01-01T00:00:00Z", "not-a-cursor"),
                Arguments.of("v", "no time", "not-a-cursor"),
                Arguments.of("v", "2026-01-01 00:00:00+00", "not-a-cursor"),
                Arguments.of("v", "a\0b", "not-a-cursor"),
                Arguments.of("v", null, "not-a-cursor"),
                Arguments.of("i", UUID.randomUUID().toString(), "not-a-cursor"),
                Arguments.of("n", 1_000_000, "not-a-cursor"));
    }

    @ParameterizedTest
    @MethodSource("forgeries")
    void a_forged_cursor_is_refused(String part, @Nullable Object value, String code) {
        String list = "size=5&sort=entered";
        String real = Objects.requireNonNull(lists.page(ask(RecordType.APPLICATION, list)).next());
        Map<String, Object> parts =
                new LinkedHashMap<>(
                        Json.MAPPER.readValue(
                                Base64.getUrlDecoder().decode(real),
                                new TypeReference<Map<String, Object>>() {}));
        parts.put(part, value);
        String forged = Base64.getUrlEncoder().encodeToString(Json.MAPPER.writeValueAsBytes(parts));

        assertThat(lists.page(ask(RecordType.APPLICATION, list + "&cursor=" + real)).rows())
                .isNotEmpty();
        assertRefused(
                () -> lists.page(ask(RecordType.APPLICATION, list + "&cursor=" + forged)),
                "cursor",
                code);
    }

    private static void assertRefused(ThrowingCallable asking, String parameter, String code) {
        assertThatThrownBy(asking)
                .isInstanceOfSatisfying(
                        QueryProblem.class,
                        problem ->
                                assertThat(problem.faults())
                                        .extracting(Fault::parameter, Fault::code)
                                        .containsExactly(tuple(parameter, code)));
    }
}
