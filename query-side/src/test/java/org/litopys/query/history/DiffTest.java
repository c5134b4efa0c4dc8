package org.litopys.query.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.litopys.query.Json;

class DiffTest {
    @ParameterizedTest(name = "from {0} to {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {"a":1}                 | {"a":1}                  |
                    {"a":1}                 | {"a":2}                  | /a 1 > 2
                    {"a":1}                 | {"a":1,"b":"x"}          | /b - > "x"
                    {"a":1,"b":"x"}         | {"a":1}                  | /b "x" > -
                    {}                      | {"a":{"b":1,"c":[2]}}    | /a/b - > 1; /a/c - > [2]
                    {"a":{"b":1}}           | {"a":{"b":2,"c":3}}      | /a/b 1 > 2; /a/c - > 3
                    {"a":[1,2]}             | {"a":[1,2,3]}            | /a [1,2] > [1,2,3]
                    {"a":[{"b":1}]}         | {"a":[{"b":1},{"b":2}]}  | /a/1/b - > 2
                    {"a":[{"b":1},{"b":2}]} | {"a":[{"b":1}]}          | /a/1/b 2 > -
                    {"a":[{"b":1}]}         | {"a":[{"b":1,"c":2}]}    | /a/0/c - > 2
                    {"m":{"amount":"1","currency":"EUR"}} | {"m":{"amount":"2","currency":"EUR"}} | /m {"amount":"1","currency":"EUR"} > {"amount":"2","currency":"EUR"}
                    {}                      | {"m":{"amount":"2","currency":"EUR"}} | /m - > {"amount":"2","currency":"EUR"}
                    {"a/b~c":1}             | {"a/b~c":2}              | /a~1b~0c 1 > 2
                    {"a":1}                 | {"a":{"b":1}}            | /a 1 > {"b":1}
                    """)
    void each_changed_field_is_named_once(String before, String after, String changes) {
        List<FieldChange> diff = Diff.of(Json.MAPPER.readTree(before), Json.MAPPER.readTree(after));
        List<String> text =
                diff.stream()
                        .map(change ->
                                change.pointer()
                                        + " "
                                        + (change.before() == null ? "-" : change.before())
                                        + " > "
                                        + (change.after() == null ? "-" : change.after()))
                        .toList();
        assertThat(String.join("; ", text)).isEqualTo(changes == null ? "" : changes);
    }
}
