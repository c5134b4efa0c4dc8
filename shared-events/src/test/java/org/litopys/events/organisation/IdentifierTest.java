package org.litopys.events.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifierTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "UA-EDR-38422948",
                "UA-EDR-19280108",
                "XI-LEI-724500PMK2A2M1SQQ228",
                "XI-LEI-959800Q2SYC34EQAPG59",
                "EE-RIK-11975756"
            })
    void a_good_number_is_read_and_written_unchanged(String text) {
        assertThat(Identifier.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UA-EDR-38422949",
                "UA-EDR-3842294",
                "UA-EDR-384229480",
                "UA-EDR-3842294X",
                "XI-LEI-724500PMK2A2M1SQQ229",
                "XI-LEI-724500PMK2A2M1SQQ22",
                "UA-38422948",
                "ua-EDR-38422948",
                "EDR",
                "EE-RIK-",
                "EE-RIK-<b>"
            })
    void a_bad_number_is_refused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Identifier.parse(text));
    }

    @Test
    void the_refusal_names_the_digit_that_would_fit() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Identifier("UA-EDR", "38422949"))
                .withMessageContaining("38422949")
                .withMessageContaining("would be 8");
    }

    @Test
    void every_single_wrong_digit_of_an_LEI_is_found() {
        String good = "724500PMK2A2M1SQQ228";
        for (int i = 0; i < good.length(); i++) {
            char other = good.charAt(i) == '1' ? '2' : '1';
            String wrong = good.substring(0, i) + other + good.substring(i + 1);
            assertThatIllegalArgumentException().isThrownBy(() -> new Identifier("XI-LEI", wrong));
        }
    }

    @Test
    void blanks_dots_and_letter_case_do_not_make_another_organisation() {
        assertThat(OrganisationId.of(new Identifier("BE-BCE_KBO", "0521.749.439")))
                .isEqualTo(OrganisationId.of(new Identifier("BE-BCE_KBO", "0521 749439")));
    }

    @Test
    void computed_check_digits_are_accepted() {
        assertThat(CheckDigits.edrpouCheckDigit("3842294")).isEqualTo(8);
        assertThat(CheckDigits.leiCheckDigits("724500PMK2A2M1SQQ2")).isEqualTo("28");
    }

    /** The registers' own examples, from the folder of real data beside the project. */
    @Test
    void the_examples_of_the_registers_pass() throws IOException {
        Path file = Path.of("../../shared/data/identifiers/org-id-lists.csv");
        assumeTrue(
                Files.exists(file),
                "skipped: the folder shared/ with real data does not stand beside the project");
        Pattern row = Pattern.compile("^(UA-EDR|XI-LEI),.*,(\"[^\"]*\"|[^,]*)\\r?$");
        int seen = 0;
        for (String line : Files.readAllLines(file)) {
            Matcher matcher = row.matcher(line);
            if (matcher.matches()) {
                for (String example : matcher.group(2).replace("\"", "").split(";\\s*")) {
                    assertThat(new Identifier(matcher.group(1), example).id()).isEqualTo(example);
                    seen++;
                }
            }
        }
        assertThat(seen).isGreaterThanOrEqualTo(4);
    }
}
