package org.litopys.tlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Signed notes and their keys. */
class SignedNoteTest {
    private static final NoteSigner LOG = NoteSigner.generate("ledger.example/log");
    private static final NoteSigner WITNESS = NoteSigner.generate("witness.example");
    private static final NoteSigner STRANGER = NoteSigner.generate("stranger.example");
    private static final String TEXT = "Перший рядок\n\nthird line\n";

    @Test
    void a_note_opens_for_whoever_knows_one_of_its_keys_and_ignores_the_others() {
        SignedNote note = SignedNote.sign(TEXT, LOG, WITNESS);
        assertThat(note.open(List.of(LOG.verifier()))).containsExactly(LOG.verifier());
        assertThat(note.open(List.of(STRANGER.verifier(), WITNESS.verifier(), LOG.verifier())))
                .containsExactly(LOG.verifier(), WITNESS.verifier());
    }

    @Test
    void a_note_prints_and_reads_back_as_the_same_bytes() {
        SignedNote note = SignedNote.sign(TEXT, LOG).cosign(WITNESS);
        assertThat(SignedNote.parse(note.encoded())).isEqualTo(note);
        assertThat(SignedNote.parse(note.toString())).isEqualTo(note);
        assertThat(note.text()).isEqualTo(TEXT);
        assertThat(note.toString())
                .startsWith(TEXT + "\n\u2014 ledger.example/log ")
                .contains("\n\u2014 witness.example ");
    }

    @Test
    void a_note_without_a_known_key_is_refused_and_names_both_sides() {
        SignedNote note = SignedNote.sign(TEXT, LOG);
        assertThatThrownBy(() -> note.open(List.of(STRANGER.verifier())))
                .isInstanceOf(LogVerificationException.class)
                .hasMessageStartingWith(
                        "The note has no signature of a known key. Known: stranger.example+")
                .hasMessageContaining("Signed by: ledger.example/log+");
        assertThatThrownBy(() -> note.open(List.of())).hasMessageContaining("Known: none.");
    }

    @Test
    void any_changed_bit_of_text_or_signature_is_found() {
        SignedNote note = SignedNote.sign("abc\n", LOG);
        byte[] signature = Base64.getDecoder().decode(note.signatures().getFirst().base64());
        for (int bit = 32; bit < 8 * signature.length; bit++) { // after the key id
            byte[] changed = signature.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            assertWrong("abc\n", Base64.getEncoder().encodeToString(changed));
        }
        for (String text : List.of("abd\n", "ab\n", "abc\n\n", "\n")) {
            assertWrong(text, note.signatures().getFirst().base64());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 63, 65, 200})
    void a_signature_of_another_length_is_wrong(int bytes) {
        byte[] withId =
                Base64.getDecoder()
                        .decode(SignedNote.sign("abc\n", LOG).signatures().getFirst().base64());
        assertWrong(
                "abc\n",
                Base64.getEncoder().encodeToString(java.util.Arrays.copyOf(withId, 4 + bytes)));
    }

    private static void assertWrong(String text, String base64) {
        SignedNote forged =
                new SignedNote(text, List.of(new SignedNote.NoteSignature(LOG.name(), base64)));
        assertThatThrownBy(() -> forged.open(List.of(LOG.verifier())))
                .isInstanceOf(LogVerificationException.class)
                .hasMessageStartingWith("The signature of \"ledger.example/log\" is wrong");
    }

    @Test
    void a_wrong_signature_of_a_known_key_spoils_the_note_even_beside_a_right_one() {
        String stolen = SignedNote.sign("other\n", WITNESS).signatures().getFirst().base64();
        SignedNote note =
                new SignedNote(
                        "abc\n",
                        List.of(
                                SignedNote.sign("abc\n", LOG).signatures().getFirst(),
                                new SignedNote.NoteSignature("witness.example", stolen)));
        assertThat(note.open(List.of(LOG.verifier()))).containsExactly(LOG.verifier());
        assertThatThrownBy(() -> note.open(List.of(LOG.verifier(), WITNESS.verifier())))
                .isInstanceOf(LogVerificationException.class);
    }

    @Test
    void a_key_that_shares_only_the_name_is_unknown() {
        NoteSigner next = NoteSigner.generate(LOG.name());
        SignedNote note = SignedNote.sign(TEXT, next, LOG);
        assertThat(note.open(List.of(LOG.verifier()))).containsExactly(LOG.verifier());
        assertThatThrownBy(() -> SignedNote.sign(TEXT, next).open(List.of(LOG.verifier())))
                .hasMessageContaining("no signature of a known key");
    }

    @Test
    void repeated_keys_and_signatures_count_once() {
        SignedNote note = SignedNote.sign(TEXT, LOG, LOG);
        assertThat(note.open(List.of(LOG.verifier(), LOG.verifier())))
                .containsExactly(LOG.verifier());
    }

    @Test
    void a_note_has_1_to_100_signatures() {
        String line = SignedNote.sign("abc\n", LOG).toString().substring("abc\n\n".length());
        assertThat(SignedNote.parse("abc\n\n" + line.repeat(100)).signatures()).hasSize(100);
        assertThatThrownBy(() -> SignedNote.parse("abc\n\n" + line.repeat(101)))
                .isInstanceOf(LogFormatException.class)
                .hasMessage("A signed note has at most 100 signatures, but this one has 101.");
        assertThatThrownBy(() -> new SignedNote("abc\n", List.of()))
                .isInstanceOf(LogFormatException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "\n\n",
                "abc",
                "abc\n",
                "abc\n\n",
                "abc\n\n\u2014 a AAAAAAA=",
                "abc\n\n\u2014 a AAAAAAA=\n\n",
                "abc\n\n- a AAAAAAA=\n",
                "abc\n\n\u2014a AAAAAAA=\n",
                "abc\n\n\u2014  AAAAAAA=\n",
                "abc\n\n\u2014 a\n",
                "abc\n\n\u2014 a  AAAAAAA=\n",
                "abc\n\n\u2014 a+b AAAAAAA=\n",
                "abc\n\n\u2014 a\u00a0b AAAAAAA=\n",
                "abc\n\n\u2014 a\u2003b AAAAAAA=\n",
                "abc\n\n\u2014 a AAAAAA==\n",
                "abc\n\n\u2014 a AAAAAAA\n",
                "abc\n\n\u2014 a AAAAAAB=\n",
                "abc\n\n\u2014 a AAAAAAA= \n",
                "abc\n\n\u2014 a AAAA_AA=\n",
                "abc\n\n\u2014 a AAAAAAA=\r\n",
                "abc\n\n\u2014 a AAAAAAA=\r\u2014 b AAAAAAA=\n",
                "ab\tc\n\n\u2014 a AAAAAAA=\n",
                "ab\u0000c\n\n\u2014 a AAAAAAA=\n",
                "abc\n\n\u2014 a AAAAAAA=\nno signature\n",
                "\ud800bc\n\n\u2014 a AAAAAAA=\n",
            })
    void a_malformed_note_is_refused(String note) {
        assertThatThrownBy(() -> SignedNote.parse(note)).isInstanceOf(LogFormatException.class);
    }

    @Test
    void a_note_that_is_not_UTF_8_or_too_large_is_refused() {
        byte[] latin1 = "caf\u00e9\n\n\u2014 a AAAAAAA=\n".getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> SignedNote.parse(latin1))
                .hasMessage("The signed note is not valid UTF-8.");
        assertThatThrownBy(() -> SignedNote.parse(new byte[SignedNote.MAX_BYTES + 1]))
                .hasMessage(
                        "A signed note has at most 1000000 bytes here, but this one has 1000001.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "a\rb\n", "a\tb\n"})
    void a_text_that_no_note_can_have_is_not_signed(String text) {
        assertThatThrownBy(() -> SignedNote.sign(text, LOG)).isInstanceOf(LogFormatException.class);
    }

    /** Base64 may hold a plus sign itself. */
    private static String secretOf(NoteSigner signer) {
        return signer.secretText().split("\\+", 5)[4];
    }

    @Test
    void keys_print_and_read_back() {
        assertThat(NoteVerifier.parse(LOG.verifier().text())).isEqualTo(LOG.verifier());
        NoteSigner again = NoteSigner.parse(LOG.secretText());
        assertThat(SignedNote.sign(TEXT, again)).isEqualTo(SignedNote.sign(TEXT, LOG));
        assertThat(LOG.toString()).doesNotContain(secretOf(LOG));
        assertThat(NoteSigner.generate("a").secretText())
                .isNotEqualTo(NoteSigner.generate("a").secretText());
    }

    @Test
    void the_public_key_of_a_seed_is_that_of_RFC_8032() throws Exception {
        // RFC 8032 §7.1, TEST 1 and TEST 2
        assertThat(
                        Ed25519.publicOf(
                                HexFormat.of()
                                        .parseHex(
                                                "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")))
                .asHexString()
                .isEqualToIgnoringCase(
                        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
        assertThat(
                        Ed25519.publicOf(
                                HexFormat.of()
                                        .parseHex(
                                                "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb")))
                .asHexString()
                .isEqualToIgnoringCase(
                        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a+00000000                                               | The verifier key must be a name, 8 hexadecimal digits and Base64",
                "a+0000000+AQ==                                           | The verifier key must be a name, 8 hexadecimal digits and Base64",
                "a+0000000g+AQ==                                          | The verifier key must be a name, 8 hexadecimal digits and Base64",
                "+00000000+AQ==                                           | A key name must not be empty",
                "a b+00000000+AQ==                                        | A key name must not be empty or hold spaces",
                "a+00000000+                                              | The verifier key \"a\" is not for Ed25519",
                "a+00000000+AQ                                            | The verifier key does not end in canonical Base64",
                "a+00000000+AR==                                          | The verifier key does not end in canonical Base64",
                "a+00000000+AQ==                                          | The verifier key \"a\" must have 32 bytes, but has 0",
                "a+00000000+AgAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA  | The verifier key \"a\" is not for Ed25519",
                "a+00000000+Adda mAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1Ea | The verifier key does not end in canonical Base64",
                "a+00000000+AddamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1Ea  | The verifier key \"a\" has the id 00000000, but its name and key give",
                "a+00000000+AQL/////////////////////////////////////////  | The verifier key \"a\" is not an Ed25519 public key",
            })
    void a_malformed_verifier_key_is_refused(String key, String message) {
        assertThatThrownBy(() -> NoteVerifier.parse(key))
                .isInstanceOf(LogFormatException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void a_malformed_signer_key_is_refused_without_showing_it() {
        String key = LOG.secretText();
        String secret = secretOf(LOG);
        String otherName = key.replace("ledger.example", "other.example");
        for (String bad :
                List.of(
                        "",
                        "PRIVATE+KEY+",
                        key.substring(8),
                        key + "\n",
                        key.substring(0, key.length() - 1),
                        otherName)) {
            assertThatThrownBy(() -> NoteSigner.parse(bad))
                    .isInstanceOf(LogFormatException.class)
                    .message()
                    .doesNotContain(secret.substring(2, 20));
        }
        assertThatThrownBy(() -> NoteSigner.generate("two words"))
                .isInstanceOf(LogFormatException.class);
    }

    @Test
    void the_limit_of_signatures_holds_for_cosigning_too() {
        SignedNote full =
                SignedNote.sign("abc\n", Collections.nCopies(100, LOG).toArray(NoteSigner[]::new));
        assertThatThrownBy(() -> full.cosign(WITNESS)).isInstanceOf(LogFormatException.class);
    }
}
