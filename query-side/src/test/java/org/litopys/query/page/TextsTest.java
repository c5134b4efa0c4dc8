package org.litopys.query.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.ibm.icu.text.MessagePattern;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.litopys.events.Deadline;
import org.litopys.events.RecordType;
import org.litopys.events.Role;
import org.litopys.events.TechnologyArea;
import org.litopys.events.contract.DeliverableStatus;
import org.litopys.events.contract.PaymentStatus;
import org.litopys.events.organisation.OrganisationSize;
import org.litopys.events.personal.Sealed;
import org.litopys.events.programme.PeriodUnit;
import org.litopys.events.serialization.CorrectableFields;
import org.litopys.events.serialization.EventCatalogue;
import org.litopys.query.exceptions.Exceptions;
import org.litopys.query.figures.OverviewFigures;
import org.litopys.query.list.Column;
import org.litopys.query.list.ListQuery;
import org.litopys.query.personal.Shown;
import org.litopys.query.record.Due;
import org.litopys.query.record.RecordState;

class TextsTest {
    private static final Set<String> RELATIONS =
            Set.of(
                    "programme",
                    "call",
                    "absorbed",
                    "absorbedInto",
                    "organisation",
                    "partner",
                    "application",
                    "introduction",
                    "pilot",
                    "contract");

    @Test
    void both_languages_have_the_same_keys() {
        assertThat(Texts.read(Language.EN).keySet())
                .containsExactlyInAnyOrderElementsOf(Texts.read(Language.UK).keySet());
    }

    @Test
    void a_text_takes_the_same_arguments_in_both_languages() {
        Map<String, String> english = Texts.read(Language.EN);
        Map<String, String> ukrainian = Texts.read(Language.UK);
        english.forEach((key, text) ->
                assertThat(arguments(ukrainian.getOrDefault(key, "")))
                        .as(key)
                        .isEqualTo(arguments(text)));
    }

    @Test
    void no_text_is_blank_or_in_the_alphabet_of_the_other_language() {
        Texts.read(Language.EN)
                .forEach((key, text) ->
                        assertThat(text).as(key).isNotBlank().doesNotMatch("(?s).*[а-яіїєґ].*"));
        assertThat(Texts.read(Language.UK).values()).noneMatch(String::isBlank);
    }

    @Test
    void every_text_is_used() throws IOException {
        String sources = sources();
        Set<String> unused = new TreeSet<>(Texts.read(Language.EN).keySet());
        unused.removeIf(key -> sources.contains("\"" + key + "\""));
        unused.removeAll(composed());
        assertThat(unused).isEmpty();
    }

    @Test
    void every_key_that_is_written_out_has_a_text() throws IOException {
        Set<String> keys = Texts.read(Language.EN).keySet();
        java.util.regex.Matcher written =
                java.util.regex.Pattern.compile("f\\.t\\(\\s*\"([A-Za-z0-9.]+)\"\\s*[,)]")
                        .matcher(sources());
        Set<String> missing = new TreeSet<>();
        while (written.find()) {
            if (!keys.contains(written.group(1))) {
                missing.add(written.group(1));
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void every_code_that_the_ledger_writes_has_a_name() {
        Set<String> missing = composed();
        assertThat(missing).hasSizeGreaterThan(250);
        missing.removeAll(Texts.in(Language.EN).keys());
        assertThat(missing).isEmpty();
    }

    /** Every key that is put together of a family and a code. */
    private static Set<String> composed() {
        Set<String> keys = new TreeSet<>();
        Exceptions.RULES.forEach(rule -> keys.add(rule + ".title"));
        add(keys, "event", new EventCatalogue().events().stream().map(Class::getSimpleName));
        for (RecordType type : RecordType.values()) {
            add(keys, "status." + Codes.of(type), Codes.statuses(type).stream());
        }
        add(keys, "status.payment", names(PaymentStatus.class));
        add(keys, "status.deliverable", names(DeliverableStatus.class));
        add(keys, "technology", names(TechnologyArea.class));
        add(keys, "role", names(Role.class));
        add(keys, "period", names(PeriodUnit.class));
        add(keys, "clock", names(org.litopys.events.programme.Due.class));
        add(keys, "size", names(OrganisationSize.class));
        add(keys, "step", names(Due.Step.class));
        add(keys, "funnel", names(OverviewFigures.Reached.class));
        add(keys, "pilots.group", names(OverviewFigures.PilotGroup.class));
        codesOfEvents().stream()
                .filter(type -> type != Deadline.class) // named as the step that is due
                .forEach(type -> add(keys, "value", names(type)));
        add(keys, "step", names(Deadline.class));
        add(keys, "field", fieldsOfRecords().stream());
        add(
                keys,
                "field",
                new EventCatalogue()
                        .events().stream().flatMap(event -> CorrectableFields.of(event).stream()));
        add(keys, "column", Arrays.stream(Column.values()).map(Column::key));
        add(
                keys,
                "column",
                Stream.of("application", "introduction", "pilot", "contract", "need")
                        .map(kind -> kind + ".titleAndLead"));
        add(
                keys,
                "column",
                Stream.of(
                        "application.amount",
                        "contract.amount",
                        "call.amount",
                        "programme.amount",
                        "pilot.ends"));
        add(keys, "count", Arrays.stream(RecordType.values()).map(Codes::of));
        add(keys, "nav", Arrays.stream(RecordType.values()).map(RecordType::plural));
        add(keys, "nav", Stream.of("overview", "budget", "audit"));
        add(keys, "settings.theme", Arrays.stream(Theme.values()).map(Theme::code));
        add(keys, "filters", ListScreen.CHIPS.stream());
        add(
                keys,
                "filters.due",
                Arrays.stream(ListQuery.DueWithin.values()).map(ListQuery.DueWithin::key));
        add(keys, "persons", names(Shown.State.class).filter(state -> !state.equals("OPEN")));
        add(keys, "relation", RELATIONS.stream());
        addProse(keys, "help", PlainPages.HELP);
        addProse(keys, "a11y", PlainPages.ACCESSIBILITY);
        for (String problem : PageErrors.KNOWN) {
            keys.add("problem." + problem);
            keys.add("problem." + problem + "Text");
        }
        return keys;
    }

    private static void addProse(Set<String> keys, String family, List<String> sections) {
        keys.add(family + ".title");
        keys.add(family + ".intro");
        for (String section : sections) {
            keys.add(family + "." + section);
            keys.add(family + "." + section + "Text");
        }
    }

    private static void add(Set<String> keys, String family, Stream<String> codes) {
        codes.forEach(code -> keys.add(family + "." + code));
    }

    private static Stream<String> names(Class<?> type) {
        return Arrays.stream(type.getEnumConstants()).map(constant -> ((Enum<?>) constant).name());
    }

    private static Set<Class<?>> codesOfEvents() {
        Set<Class<?>> enums = new HashSet<>();
        new EventCatalogue().events().forEach(event -> collectEnums(event, enums, new HashSet<>()));
        enums.removeAll(
                Set.of(
                        TechnologyArea.class,
                        Role.class,
                        OrganisationSize.class,
                        org.litopys.events.programme.Due.class));
        assertThat(enums).hasSizeGreaterThan(12);
        return enums;
    }

    private static Set<String> fieldsOfRecords() {
        Set<String> fields = new TreeSet<>();
        for (Class<?> state : RecordState.class.getPermittedSubclasses()) {
            collectFields(state, fields, new HashSet<>());
        }
        fields.removeIf(field -> field.endsWith("Id"));
        assertThat(fields).hasSizeGreaterThan(60);
        return fields;
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1 подія",
        "2, 2 події",
        "5, 5 подій",
        "11, 11 подій",
        "21, 21 подія",
        "22, 22 події",
        "1000, 1 000 подій"
    })
    void ukrainian_counts_in_its_forms(long count, String expected) {
        assertThat(Texts.in(Language.UK).of("count.event", count).replace('\u00a0', ' '))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"1, 1 event", "2, 2 events", "21, 21 events"})
    void english_counts_in_its_forms(long count, String expected) {
        assertThat(Texts.in(Language.EN).of("count.event", count).replace('\u00a0', ' '))
                .isEqualTo(expected);
    }

    @Test
    void a_number_and_its_word_do_not_part() {
        assertThat(Texts.in(Language.UK).of("count.application", 5)).isEqualTo("5\u00a0заявок");
    }

    @Test
    void an_unknown_key_is_never_shown() {
        assertThatIllegalArgumentException().isThrownBy(() -> Texts.in(Language.EN).of("no.such"));
    }

    @Test
    void a_code_of_a_later_version_is_shown_as_it_is() {
        assertThat(Texts.in(Language.EN).name("event", "SomethingNew")).isEqualTo("SomethingNew");
    }

    private static void collectEnums(Class<?> type, Set<Class<?>> enums, Set<Class<?>> seen) {
        if (!seen.add(type)) {
            return;
        }
        if (type.isEnum()) {
            enums.add(type);
        } else if (type.isRecord()) {
            for (RecordComponent component : type.getRecordComponents()) {
                types(component).forEach(part -> collectEnums(part, enums, seen));
            }
        }
    }

    private static void collectFields(Class<?> type, Set<String> fields, Set<Class<?>> seen) {
        // A sealed text is never shown by its parts.
        if (!type.isRecord()
                || !seen.add(type)
                || type.getName().endsWith("Id")
                || type == Sealed.class) {
            return;
        }
        for (RecordComponent component : type.getRecordComponents()) {
            fields.add(component.getName());
            types(component).forEach(part -> collectFields(part, fields, seen));
        }
    }

    /** The type of a component and, of a collection, of its elements. */
    private static Stream<Class<?>> types(RecordComponent component) {
        if (component.getGenericType()
                instanceof java.lang.reflect.ParameterizedType parameterized) {
            return Arrays.stream(parameterized.getActualTypeArguments())
                    .filter(Class.class::isInstance)
                    .map(argument -> (Class<?>) argument);
        }
        return Stream.of(component.getType());
    }

    /** Names of the arguments with whether they choose a plural form. */
    private static Set<String> arguments(String text) {
        MessagePattern pattern = new MessagePattern(text);
        Set<String> arguments = new TreeSet<>();
        for (int i = 0; i < pattern.countParts(); i++) {
            MessagePattern.Part part = pattern.getPart(i);
            if (part.getType() == MessagePattern.Part.Type.ARG_NUMBER) {
                arguments.add(pattern.getSubstring(part));
            }
        }
        return arguments;
    }

    private static String sources() throws IOException {
        Path main = Path.of("src/main");
        assertThat(main).as("tests run in the folder of the module").isDirectory();
        try (Stream<Path> files = Files.walk(main)) {
            List<Path> wanted =
                    files.filter(
                                    file -> {
                                        String name = file.toString().toLowerCase(Locale.ROOT);
                                        return name.endsWith(".jte")
                                                || (name.contains("/page/")
                                                        && name.endsWith(".java"));
                                    })
                            .toList();
            StringBuilder all = new StringBuilder();
            for (Path file : wanted) {
                all.append(Files.readString(file));
            }
            return all.toString();
        }
    }
}
