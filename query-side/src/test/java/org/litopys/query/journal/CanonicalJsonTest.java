package org.litopys.query.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalJsonTest {
    @ParameterizedTest
    @ValueSource(strings = {"arrays", "french", "structures", "unicode", "values", "weird"})
    void the_published_examples_of_RFC_8785_come_out_byte_for_byte(String name) throws Exception {
        Path vectors = SharedData.file("vectors/rfc8785-jcs");
        byte[] input = Files.readAllBytes(vectors.resolve("input/" + name + ".json"));
        String output = Files.readString(vectors.resolve("output/" + name + ".json"));

        assertThat(CanonicalJson.of(input)).isEqualTo(output);
    }

    @Test
    void ten_thousand_published_numbers_take_their_form() throws Exception {
        List<String> lines =
                Files.readAllLines(SharedData.file("vectors/rfc8785-jcs/es6numbers-10000.txt"));

        for (String line : lines) {
            String[] number = line.split(",", 2);
            double value = Double.longBitsToDouble(Long.parseUnsignedLong(number[0], 16));
            assertThat(CanonicalJson.of("[" + value + "]")).isEqualTo("[" + number[1] + "]");
        }
    }

    @Test
    void quoting_is_what_canonical_JSON_does_for_every_character() throws Exception {
        StringBuilder all = new StringBuilder();
        for (int c = 0; c < 0x3000; c++) {
            all.append((char) c);
        }
        all.append("🚁\ufeff\uffff");
        StringBuilder quoted = new StringBuilder();
        CanonicalJson.quote(all.toString(), quoted);

        assertThat(CanonicalJson.of("[" + quoted + "]")).isEqualTo("[" + quoted + "]");
        assertThat(
                        new tools.jackson.databind.json.JsonMapper()
                                .readValue(quoted.toString(), String.class))
                .isEqualTo(all.toString());
    }

    @Test
    void what_is_no_JSON_or_has_no_one_form_is_refused() {
        for (String text :
                List.of(
                        "",
                        "{",
                        "{\"a\":1,\"a\":1}",
                        "{} {}",
                        "[1e999]",
                        "[\"\u0001\"]",
                        "nothing")) {
            assertThatThrownBy(() -> CanonicalJson.of(text))
                    .as(text)
                    .isInstanceOf(IOException.class);
        }
        assertThatThrownBy(() -> CanonicalJson.of(new byte[] {'[', '"', (byte) 0xff, '"', ']'}))
                .isInstanceOf(IOException.class);
    }
}
