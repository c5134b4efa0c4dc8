package org.litopys.query.list;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.litopys.events.RecordType;
import org.litopys.events.application.ApplicationEvent.ApplicationDrafted;
import org.litopys.events.application.ApplicationId;
import org.litopys.events.organisation.Identifier;
import org.litopys.events.organisation.OrganisationId;
import org.litopys.query.GeneratedOffice;
import org.litopys.query.Parameters;
import org.litopys.query.TestLedger;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecordCsvTest {
    private static final List<String> TITLES =
            List.of(
                    "=1+1",
                    "+1",
                    "-1",
                    "@SUM(A1)",
                    "\ttab",
                    "\rreturn",
                    "harmless;=1+1",
                    "harmless,=1+1",
                    "harmless\t@SUM(A1)",
                    "harmless\n-1",
                    "＝1+1",
                    "＋1",
                    "－1",
                    "＠SUM(A1)",
                    " =1+1",
                    "\u00a0+1",
                    "\ufeff-1",
                    "\u200b@SUM(A1)",
                    "harmless; =1+1",
                    "half-way; 50+50",
                    "a, \"quoted\"\r\nsecond line",
                    "Їжак ґанок’");
    private TestLedger office;
    private RecordCsv csv;
    private RecordLists lists;

    @BeforeAll
    void applications_with_odd_titles() {
        office = new TestLedger();
        GeneratedOffice.append(new GeneratedOffice(3, office.clock.instant()).acts(0), office);
        for (int i = 0; i < TITLES.size(); i++) {
            office.append(
                    Map.of(),
                    new ApplicationDrafted(
                            new ApplicationId(new UUID(1, i)),
                            GeneratedOffice.CALL,
                            OrganisationId.of(new Identifier("EE-ARIREGISTER", "10000000")),
                            TITLES.get(i),
                            "Summary",
                            "en"));
        }
        office.project();
        lists = RecordListsTest.lists(office);
        csv = new RecordCsv(lists);
    }

    @AfterAll
    void close() {
        office.close();
    }

    private String write(String language, Map<String, String> query) {
        Map<String, String[]> request = new java.util.HashMap<>();
        query.forEach((name, value) -> request.put(name, new String[] {value}));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            csv.write(lists.ask(RecordType.APPLICATION, new Parameters(request)), language, out);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private static List<List<String>> read(String text) {
        List<List<String>> records = new ArrayList<>();
        for (CsvRecord one : CsvReader.builder().ofCsvRecord(text)) {
            records.add(one.getFields());
        }
        return records;
    }

    @Test
    void a_text_that_looks_like_a_formula_stays_text_and_every_other_stays_itself() {
        List<String> titles =
                read(write("en", Map.of("cols", "title", "sort", "reference"))).stream()
                        .skip(1)
                        .map(List::getFirst)
                        .toList();
        assertThat(titles)
                .containsExactly(
                        "'=1+1",
                        "'+1",
                        "'-1",
                        "'@SUM(A1)",
                        "'\ttab",
                        "'\rreturn",
                        "'harmless;=1+1",
                        "'harmless,=1+1",
                        "'harmless\t@SUM(A1)",
                        "'harmless\n-1",
                        "'＝1+1",
                        "'＋1",
                        "'－1",
                        "'＠SUM(A1)",
                        "' =1+1",
                        "'\u00a0+1",
                        "'\ufeff-1",
                        "'\u200b@SUM(A1)",
                        "'harmless; =1+1",
                        "half-way; 50+50",
                        "a, \"quoted\"\r\nsecond line",
                        "Їжак ґанок’");
    }

    @Test
    void lines_end_as_rfc_4180_says() {
        assertThat(write("en", Map.of("cols", "reference")))
                .isEqualTo(
                        "Reference\r\n"
                                + String.join(
                                        "\r\n",
                                        java.util.stream.IntStream.rangeClosed(1, TITLES.size())
                                                .mapToObj("APP-2026-%06d"::formatted)
                                                .toList()
                                                .reversed())
                                + "\r\n");
    }

    @Test
    void headings_speak_the_language_and_all_rows_come_whatever_the_page() {
        Map<String, String> query =
                Map.of("cols", "reference,organisation,amount,deadline", "size", "2");
        List<List<String>> english = read(write("en", query));
        List<List<String>> ukrainian = read(write("uk", query));
        assertThat(english.getFirst())
                .containsExactly("Reference", "Organisation", "Amount", "Currency", "Deadline");
        assertThat(ukrainian.getFirst())
                .containsExactly("Номер", "Організація", "Сума", "Валюта", "Строк");
        assertThat(english).hasSize(TITLES.size() + 1);
        assertThat(english.get(1).get(1)).isEqualTo("Works 0");
        assertThat(ukrainian.get(1).get(1)).isEqualTo("Майстерня зв’язку 0");
    }

    @Test
    void every_column_has_a_heading_in_both_languages() {
        String all =
                String.join(
                        ",",
                        Arrays.stream(Column.values())
                                .filter(Column.of(RecordType.APPLICATION)::contains)
                                .map(Column::key)
                                .toList());
        for (String language : List.of("en", "uk")) {
            assertThat(read(write(language, Map.of("cols", all))).getFirst())
                    .hasSize(all.split(",", -1).length + 1)
                    .doesNotHaveDuplicates()
                    .noneMatch(String::isBlank);
        }
    }
}
