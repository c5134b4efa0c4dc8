package org.litopys.tlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TlogProofTest {
    private static final MemoryLog LOG = MemoryLog.of(300);
    private static final List<NoteVerifier> KEYS = List.of(MemoryLog.KEY.verifier());
    private static final SignedNote CHECKPOINT = SignedNote.parse(LOG.file("checkpoint"));

    private static TlogProof proofOf(long index) {
        return TlogProof.of(InclusionProof.of(index, 300, LOG.tiles()), CHECKPOINT);
    }

    @Test
    void a_proof_verifies_its_entry_and_no_other() {
        for (long index = 0; index < 300; index++) {
            TlogProof proof = TlogProof.parse(proofOf(index).toString());
            assertThat(proof.verify(MemoryLog.entry(index), MemoryLog.ORIGIN, KEYS).size())
                    .isEqualTo(300);
            byte[] other = MemoryLog.entry(index + 1);
            assertThatThrownBy(() -> proof.verify(other, MemoryLog.ORIGIN, KEYS))
                    .isInstanceOf(LogVerificationException.class)
                    .hasMessageStartingWith(
                            "The inclusion proof does not lead from the entry at position "
                                    + (index + 1)
                                    + " ");
        }
    }

    @Test
    void the_text_is_that_of_the_specification_and_reads_back_the_same() {
        InclusionProof inclusion = InclusionProof.of(7, 300, LOG.tiles());
        StringBuilder expected = new StringBuilder("c2sp.org/tlog-proof@v1\nextra AAEC\nindex 7\n");
        inclusion.hashes().forEach(hash -> expected.append(hash.base64()).append('\n'));
        expected.append('\n').append(CHECKPOINT);
        TlogProof proof = proofOf(7).withExtra(new byte[] {0, 1, 2});
        assertThat(proof).hasToString(expected.toString());
        TlogProof again = TlogProof.parse(expected.toString());
        assertThat(again).hasToString(expected.toString());
        assertThat(again.index()).isEqualTo(7);
        assertThat(again.extra()).hasValue(new byte[] {0, 1, 2});
        assertThat(proofOf(7).extra()).isEmpty();
    }

    @Test
    void a_proof_can_carry_its_entry() {
        TlogProof proof = TlogProof.parse(proofOf(41).withExtra(MemoryLog.entry(41)).toString());
        proof.verify(proof.extra().orElseThrow(), MemoryLog.ORIGIN, KEYS);
    }

    @Test
    void a_log_of_one_entry_needs_no_hashes() {
        MemoryLog one = MemoryLog.of(1);
        String text =
                TlogProof.of(
                                InclusionProof.of(0, 1, one.tiles()),
                                SignedNote.parse(one.file("checkpoint")))
                        .toString();
        assertThat(text)
                .startsWith("c2sp.org/tlog-proof@v1\nindex 0\n\n" + MemoryLog.ORIGIN + "\n1\n");
        TlogProof.parse(text).verify(MemoryLog.entry(0), MemoryLog.ORIGIN, KEYS);
    }

    @Test
    void a_proof_fails_for_another_key_another_log_and_another_index() {
        TlogProof proof = proofOf(7);
        List<NoteVerifier> others = List.of(NoteSigner.generate(MemoryLog.ORIGIN).verifier());
        assertThatThrownBy(() -> proof.verify(MemoryLog.entry(7), MemoryLog.ORIGIN, others))
                .isInstanceOf(LogVerificationException.class)
                .hasMessageContaining("no signature of a known key");
        assertThatThrownBy(() -> proof.verify(MemoryLog.entry(7), "elsewhere", KEYS))
                .isInstanceOf(LogVerificationException.class)
                .hasMessageContaining("not of \"elsewhere\"");
        TlogProof moved = TlogProof.parse(proof.toString().replace("index 7\n", "index 8\n"));
        assertThatThrownBy(() -> moved.verify(MemoryLog.entry(7), MemoryLog.ORIGIN, KEYS))
                .isInstanceOf(LogVerificationException.class);
        TlogProof beyond =
                TlogProof.parse(
                        proof.toString().replace("index 7\n", "index 9223372036854775807\n"));
        assertThatThrownBy(() -> beyond.verify(MemoryLog.entry(7), MemoryLog.ORIGIN, KEYS))
                .isInstanceOf(LogVerificationException.class)
                .hasMessageEndingWith("but its checkpoint is of 300 entries.");
        TlogProof forged = TlogProof.parse(proof.toString().replace("\n300\n", "\n301\n"));
        assertThatThrownBy(() -> forged.verify(MemoryLog.entry(7), MemoryLog.ORIGIN, KEYS))
                .isInstanceOf(LogVerificationException.class)
                .hasMessageContaining("is wrong");
    }

    @Test
    void a_proof_and_a_checkpoint_of_different_sizes_are_a_mistake_of_the_caller() {
        InclusionProof of299 = InclusionProof.of(7, 256, LOG.tiles());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TlogProof.of(of299, CHECKPOINT))
                .withMessage(
                        "The proof is for a tree of 256 entries, but the checkpoint is of 300.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "c2sp.org/tlog-proof@v1 | c2sp.org/tlog-proof@v2           | A proof begins with the line",
                "index 7                | index -7                         | The index of the proof must be a decimal number",
                "index 7                | index 07                         | The index of the proof must be a decimal number",
                "index 7                | index                            | A proof has a line \"index\"",
                "index 7                | index 9223372036854775808        | The index of the proof must be at most 9223372036854775807",
                "index 7                | index 18446744073709551615       | The index of the proof must be at most 9223372036854775807",
                "index 7                | extra AB==;index 7               | The extra data of the proof is not canonical Base64",
                "index 7                | extra A?==;index 7               | The extra data of the proof is not Base64",
                "index 7                | extra AA==;extra AA==;index 7    | A proof has a line \"index\"",
                "index 7                | index 7;extra AA==               | The hash is not Base64",
                "index 7                | index 7;AAAA                     | A hash has 32 bytes, but this one has 3.",
                "index 7                | index 7;                         | ",
            })
    void a_malformed_proof_is_refused(String part, String replacement, String message) {
        String text = proofOf(7).toString().replace(part, replacement.replace(';', '\n'));
        String expected = message == null ? "" : message;
        assertThatThrownBy(() ->
                        TlogProof.parse(text).verify(MemoryLog.entry(7), MemoryLog.ORIGIN, KEYS))
                .isInstanceOf(LogFormatException.class)
                .hasMessageStartingWith(expected);
    }

    @Test
    void a_proof_that_is_cut_or_goes_on_is_refused() {
        String text = proofOf(7).toString();
        for (int end = 0; end < text.length(); end++) {
            String cut = text.substring(0, end);
            assertThatThrownBy(() -> TlogProof.parse(cut))
                    .as(cut)
                    .isInstanceOf(LogFormatException.class);
        }
        assertThatThrownBy(() -> TlogProof.parse(text + "\n"))
                .isInstanceOf(LogFormatException.class);
        assertThatThrownBy(() -> TlogProof.parse(text + "trailing\n"))
                .isInstanceOf(LogFormatException.class);
        String endless =
                text.replace("index 7\n", "index 7\n" + (LOG.tree.root() + "\n").repeat(65));
        assertThatThrownBy(() -> TlogProof.parse(endless))
                .isInstanceOf(LogFormatException.class)
                .hasMessageStartingWith("No tree is so high that its proof has ");
    }
}
