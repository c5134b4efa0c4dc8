package org.litopys.tlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointTest {
    private static final String ROOT = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";
    private static final NoteSigner KEY = NoteSigner.generate("example.com/log");

    @Test
    void a_checkpoint_is_three_lines_and_perhaps_more() {
        Checkpoint empty = Checkpoint.of("example.com/log", MerkleTree.empty());
        assertThat(empty.text()).isEqualTo("example.com/log\n0\n" + ROOT + "\n");
        Checkpoint extended =
                new Checkpoint("Журнал", Long.MAX_VALUE, empty.root(), List.of("one", "two"));
        assertThat(extended.text())
                .isEqualTo("Журнал\n9223372036854775807\n" + ROOT + "\none\ntwo\n");
        assertThat(List.of(Checkpoint.parse(empty.text()), Checkpoint.parse(extended.text())))
                .containsExactly(empty, extended);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "a\n0\n",
                "a\n0\n" + ROOT,
                "\n0\n" + ROOT + "\n",
                "a\n\n" + ROOT + "\n",
                "a\n-1\n" + ROOT + "\n",
                "a\n+1\n" + ROOT + "\n",
                "a\n01\n" + ROOT + "\n",
                "a\n1 \n" + ROOT + "\n",
                "a\n1e3\n" + ROOT + "\n",
                "a\n٣\n" + ROOT + "\n",
                "a\n9223372036854775808\n" + ROOT + "\n",
                "a\n18446744073709551615\n" + ROOT + "\n",
                "a\n99999999999999999999999999\n" + ROOT + "\n",
                "a\n1\n\n",
                "a\n1\nAAAA\n",
                "a\n1\n" + ROOT + "=\n",
                "a\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU\n",
                "a\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFV=\n",
                "a\n1\n47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU=\n",
                "a\n1\n" + ROOT + "\n\n",
                "a\n1\n" + ROOT + "\nx\n\n",
                "a\n1\n" + ROOT + "\n\nx\n",
                "a\r\n1\r\n" + ROOT + "\r\n",
            })
    void anything_else_is_refused(String text) {
        assertThatThrownBy(() -> Checkpoint.parse(text)).isInstanceOf(LogFormatException.class);
    }

    @Test
    void the_refusal_says_what_is_wrong() {
        assertThatThrownBy(() -> Checkpoint.parse("a\n9223372036854775808\n" + ROOT + "\n"))
                .hasMessage(
                        "The size of the checkpoint must be at most 9223372036854775807, but is 9223372036854775808.");
        assertThatThrownBy(() -> Checkpoint.parse("a\n007\n" + ROOT + "\n"))
                .hasMessage(
                        "The size of the checkpoint must be a decimal number without sign and leading zeros, but is \"007\".");
        assertThatThrownBy(() -> Checkpoint.parse("a\n7\nAAAA\n"))
                .hasMessage("A hash has 32 bytes, but this one has 3.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Checkpoint("a", -1, MerkleTree.empty().root(), List.of()));
        assertThatThrownBy(() -> new Checkpoint("a\nb", 1, MerkleTree.empty().root(), List.of()))
                .hasMessage(
                        "The origin of a checkpoint must not be empty or hold control characters.");
    }

    @Test
    void a_checkpoint_opens_only_with_its_key_and_for_its_log() {
        Checkpoint checkpoint = Checkpoint.of("example.com/log", MerkleTree.empty());
        SignedNote note = checkpoint.sign(KEY);
        List<NoteVerifier> keys = List.of(KEY.verifier());
        assertThat(Checkpoint.open(note, "example.com/log", keys)).isEqualTo(checkpoint);
        assertThatThrownBy(() -> Checkpoint.open(note, "example.com/other", keys))
                .isInstanceOf(LogVerificationException.class)
                .hasMessage(
                        "The checkpoint is of the log \"example.com/log\", not of \"example.com/other\".");
        assertThatThrownBy(() ->
                        Checkpoint.open(
                                note,
                                "example.com/log",
                                List.of(NoteSigner.generate("example.com/log").verifier())))
                .isInstanceOf(LogVerificationException.class);
        assertThatThrownBy(() ->
                        Checkpoint.open(
                                SignedNote.sign("no checkpoint\n", KEY), "example.com/log", keys))
                .isInstanceOf(LogFormatException.class);
    }
}
