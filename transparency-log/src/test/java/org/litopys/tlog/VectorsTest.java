package org.litopys.tlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * What others published: transparency-dev/merkle, golang.org/x/mod sumdb/note,
 * transparency-dev/tessera.
 */
class VectorsTest {
    private static final BigInteger LARGEST = BigInteger.valueOf(Long.MAX_VALUE);

    @Test
    void every_node_and_root_of_the_tree_of_8_is_the_published_one() throws IOException {
        JsonNode vector = SharedData.json("rfc6962-merkle/tree-of-8.json");
        List<byte[]> entries = new ArrayList<>();
        vector.get("leafInputsHex")
                .forEach(hex -> entries.add(HexFormat.of().parseHex(hex.asString())));
        for (int size = 0; size <= 8; size++) {
            MerkleTree tree =
                    MerkleTree.empty()
                            .append(entries.subList(0, size), tile -> java.util.Optional.empty())
                            .tree();
            assertThat(tree.root().hex())
                    .isEqualTo(vector.get("rootHashesBySizeHex").get(size).asString());
        }
        List<Hash> level = entries.stream().map(MerkleTree::leafHash).toList();
        for (JsonNode expected : vector.get("nodeHashesByLevelHex")) {
            List<Hash> nodes = level;
            assertThat(nodes.stream().map(Hash::hex))
                    .containsExactlyElementsOf(
                            expected.valueStream().map(JsonNode::asString).toList());
            List<Hash> above = new ArrayList<>();
            for (int i = 0; i + 1 < nodes.size(); i += 2) {
                above.add(MerkleTree.nodeHash(nodes.get(i), nodes.get(i + 1)));
            }
            level = above;
        }
    }

    @Test
    void each_inclusion_case_is_accepted_or_refused_as_published() throws IOException {
        List<JsonNode> cases = SharedData.jsonLines("rfc6962-merkle/inclusion.jsonl");
        assertThat(cases).hasSize(98);
        for (JsonNode c : cases) {
            BooleanSupplier proves =
                    () ->
                            new InclusionProof(
                                            number(c, "leafIdx"), number(c, "treeSize"), hashes(c))
                                    .proves(hash(c, "leafHash"), hash(c, "root"));
            assertThat(accepted(proves))
                    .as(c.get("name").asString())
                    .isEqualTo(!c.get("wantErr").asBoolean());
        }
    }

    @Test
    void each_consistency_case_is_accepted_or_refused_as_published() throws IOException {
        List<JsonNode> cases = SharedData.jsonLines("rfc6962-merkle/consistency.jsonl");
        assertThat(cases).hasSize(98);
        for (JsonNode c : cases) {
            BooleanSupplier proves =
                    () ->
                            new ConsistencyProof(number(c, "size1"), number(c, "size2"), hashes(c))
                                    .proves(root(c, "root1"), root(c, "root2"));
            assertThat(accepted(proves))
                    .as(c.get("name").asString())
                    .isEqualTo(!c.get("wantErr").asBoolean());
        }
    }

    private static boolean accepted(BooleanSupplier proves) {
        try {
            return proves.getAsBoolean();
        } catch (IllegalArgumentException | LogFormatException e) {
            return false; // sizes that cannot be, hashes that are none
        }
    }

    private static long number(JsonNode c, String name) {
        BigInteger value = c.get(name).bigIntegerValue();
        if (value.compareTo(LARGEST) > 0) {
            throw new IllegalArgumentException(name + " is beyond 2^63 - 1");
        }
        return value.longValueExact();
    }

    private static Hash hash(JsonNode c, String name) {
        return Hash.fromBase64(c.get(name).asString());
    }

    /**
     * Where a root does not matter, the cases have words of another length in its place; equal
     * words stay equal.
     */
    private static Hash root(JsonNode c, String name) {
        byte[] bytes = Base64.getDecoder().decode(c.get(name).asString());
        return bytes.length == Hash.BYTES ? Hash.of(bytes) : MerkleTree.leafHash(bytes);
    }

    private static List<Hash> hashes(JsonNode c) {
        return c.get("proof").valueStream().map(JsonNode::asString).map(Hash::fromBase64).toList();
    }

    @Test
    void each_signed_note_opens_or_fails_as_published() throws IOException {
        for (JsonNode c : SharedData.json("signed-note/notes.json").get("open")) {
            String name = c.get("name").asString();
            byte[] bytes = Base64.getDecoder().decode(c.get("noteBase64").asString());
            List<NoteVerifier> keys =
                    c.get("verifierKeys")
                            .valueStream()
                            .map(JsonNode::asString)
                            .map(NoteVerifier::parse)
                            .toList();
            JsonNode expect = c.get("expect");
            String error = expect.path("error").asString("");
            if (error.equals("malformed")) {
                assertThatThrownBy(() -> SignedNote.parse(bytes))
                        .as(name)
                        .isInstanceOf(LogFormatException.class);
                continue;
            }
            SignedNote note = SignedNote.parse(bytes);
            assertThat(note.encoded()).as(name).isEqualTo(bytes);
            if (error.isEmpty()) {
                assertThat(note.open(keys).stream().map(NoteVerifier::name))
                        .as(name)
                        .containsExactlyElementsOf(
                                expect.get("verified")
                                        .valueStream()
                                        .map(JsonNode::asString)
                                        .toList());
            } else {
                assertThatThrownBy(() -> note.open(keys))
                        .as(name)
                        .isInstanceOf(LogVerificationException.class)
                        .hasMessageContaining(
                                error.equals("unverified")
                                        ? "no signature of a known key"
                                        : "is wrong");
            }
        }
    }

    @Test
    void each_bad_verifier_key_is_refused() throws IOException {
        JsonNode keys = SharedData.json("signed-note/notes.json").get("badVerifierKeys");
        assertThat(keys).isNotEmpty();
        for (JsonNode c : keys) {
            assertThatThrownBy(() -> NoteVerifier.parse(c.get("key").asString()))
                    .as(c.get("why").asString())
                    .isInstanceOf(LogFormatException.class);
        }
    }

    @Test
    void signing_gives_the_published_bytes() throws IOException {
        for (JsonNode c : SharedData.json("signed-note/notes.json").get("sign")) {
            NoteSigner signer = NoteSigner.parse(c.get("signerKey").asString());
            assertThat(SignedNote.sign(c.get("text").asString(), signer))
                    .hasToString(c.get("signedNote").asString());
            assertThat(signer.secretText()).isEqualTo(c.get("signerKey").asString());
        }
    }

    @Test
    void the_log_of_tessera_is_intact_and_grows_to_the_published_files() throws IOException {
        Path published = SharedData.path("tlog-tiles/tessera-testdata");
        LogSource source = new DirectorySource(published);
        NoteVerifier key =
                NoteVerifier.parse(Files.readString(published.resolve("vkey.txt")).strip());
        VerificationReport report = new Verifier(key).verify(source);
        assertThat(report.firstFault()).isEmpty();
        assertThat(report.entriesChecked()).isEqualTo(15);

        List<byte[]> entries =
                EntryBundle.decode(source.read("tile/entries/000.p/15").orElseThrow());
        MemoryLog own = new MemoryLog();
        List<Checkpoint> kept = new ArrayList<>();
        for (int size = 0; size <= 15; size++) {
            SignedNote note = SignedNote.parse(source.read("checkpoint." + size).orElseThrow());
            kept.add(Checkpoint.open(note, key.name(), List.of(key)));
            assertThat(kept.getLast().size()).isEqualTo(size);
            assertThat(kept.getLast().root()).isEqualTo(own.tree.root());
            if (size < 15) {
                own.append(List.of(entries.get(size)));
                for (String path :
                        List.of("tile/0/000.p/" + (size + 1), "tile/entries/000.p/" + (size + 1))) {
                    assertThat(own.file(path)).as(path).isEqualTo(source.read(path).orElseThrow());
                }
            }
        }
        assertThat(new Verifier(key).verify(source, EntryCheck.NONE, kept).intact()).isTrue();
    }
}
