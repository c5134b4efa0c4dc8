package org.litopys.tlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EntryBundleTest {
    private static byte[] hex(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    @Test
    void each_entry_follows_its_length_the_higher_byte_first() {
        byte[] long256 = new byte[256];
        byte[] bundle = EntryBundle.encode(List.of(new byte[0], hex("6f6e65"), long256));
        assertThat(bundle)
                .startsWith(hex("0000" + "0003" + "6f6e65" + "0100"))
                .hasSize(2 + 5 + 258);
        assertThat(EntryBundle.decode(bundle)).containsExactly(new byte[0], hex("6f6e65"), long256);
    }

    @Test
    void the_longest_entry_and_the_fullest_bundle_fit() {
        byte[] longest = new byte[65_535];
        byte[] bundle = EntryBundle.encode(Collections.nCopies(256, longest));
        assertThat(bundle).hasSize(EntryBundle.MAX_BYTES);
        assertThat(EntryBundle.decode(bundle))
                .hasSize(256)
                .allSatisfy(entry -> assertThat(entry).isEqualTo(longest));
    }

    @Test
    void one_byte_and_one_entry_more_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EntryBundle.encode(List.of(new byte[65_536])))
                .withMessage("A log entry has at most 65,535 bytes, but this one has 65536.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EntryBundle.encode(Collections.nCopies(257, new byte[0])))
                .withMessage("A bundle has at most 256 entries, but there are 257.");
        assertThatThrownBy(() -> EntryBundle.decode(new byte[2 * 257]))
                .isInstanceOf(LogFormatException.class)
                .hasMessage("The bundle goes on after its 256 entries.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "00         | The bundle ends inside the length of entry number 1.",
                "0001       | The bundle ends inside entry number 1, which should have 1 bytes.",
                "000161ffff | The bundle ends inside entry number 2, which should have 65535 bytes.",
                "00016100   | The bundle ends inside the length of entry number 2.",
            })
    void a_bundle_that_is_cut_is_refused(String bundle, String message) {
        assertThatThrownBy(() -> EntryBundle.decode(hex(bundle)))
                .isInstanceOf(LogFormatException.class)
                .hasMessage(message);
    }

    @Test
    void the_first_entries_of_a_wider_bundle_are_those_of_the_narrower_one() {
        assertThat(EntryBundle.first(1, hex("0001610001620001"))).containsExactly(hex("61"));
        assertThatThrownBy(() -> EntryBundle.first(2, hex("000161")))
                .isInstanceOf(LogFormatException.class)
                .hasMessage("The bundle ends after 1 entries.");
    }
}
