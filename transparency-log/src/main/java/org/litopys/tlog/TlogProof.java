package org.litopys.tlog;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A file that proves, without the log and for ever, that an entry is in a log (c2sp.org/tlog-proof,
 * {@code .tlog-proof}): the entry's index, its inclusion proof and the signed checkpoint. The entry
 * itself is either kept beside it or carried in {@link #extra()}. Immutable.
 */
public final class TlogProof {
    private static final String HEADER = "c2sp.org/tlog-proof@v1";
    private static final String EXTRA = "extra ";
    private static final String INDEX = "index ";

    private final @Nullable String extra; // Base64
    private final long index;
    private final List<Hash> hashes;
    private final SignedNote checkpoint;

    private TlogProof(
            @Nullable String extra, long index, List<Hash> hashes, SignedNote checkpoint) {
        this.extra = extra;
        this.index = index;
        this.hashes = List.copyOf(hashes);
        this.checkpoint = checkpoint;
        Checkpoint.parse(checkpoint.text()); // refuses a note that is none
    }

    /**
     * @param proof in the tree of the checkpoint's size
     * @throws IllegalArgumentException if the sizes differ
     */
    public static TlogProof of(InclusionProof proof, SignedNote checkpoint) {
        long size = Checkpoint.parse(checkpoint.text()).size();
        if (size != proof.size()) {
            throw new IllegalArgumentException(
                    "The proof is for a tree of %s entries, but the checkpoint is of %s."
                            .formatted(proof.size(), size));
        }
        return new TlogProof(null, proof.index(), proof.hashes(), checkpoint);
    }

    /**
     * The same proof with data that travels in it, such as the entry; nothing vouches for it until
     * it is verified.
     */
    public TlogProof withExtra(byte[] data) {
        return new TlogProof(Base64.getEncoder().encodeToString(data), index, hashes, checkpoint);
    }

    /**
     * What travels in the proof; not authenticated by it, unless {@link #verify} accepts it as the
     * entry.
     */
    public Optional<byte[]> extra() {
        return Optional.ofNullable(extra).map(Base64.getDecoder()::decode);
    }

    /** The entry's place from 0; its position is one more. */
    public long index() {
        return index;
    }

    /** As it was signed; not verified. */
    public SignedNote checkpoint() {
        return checkpoint;
    }

    /**
     * Checks everything: the signature, the log, and the way from the entry to the signed root.
     *
     * @param entry its exact bytes
     * @param origin of the log that is expected, since one key may sign for several
     * @param keys of the log
     * @return the checkpoint that vouches for the entry
     * @throws LogVerificationException if anything does not fit, in a sentence that says what
     */
    public Checkpoint verify(byte[] entry, String origin, List<NoteVerifier> keys) {
        Checkpoint signed = Checkpoint.open(checkpoint, origin, keys);
        if (index >= signed.size()) {
            throw new LogVerificationException(
                    "The proof is for position %s, but its checkpoint is of %s entries."
                            .formatted(index + 1, signed.size()));
        }
        new InclusionProof(index, signed.size(), hashes)
                .verify(MerkleTree.leafHash(entry), signed.root());
        return signed;
    }

    /**
     * Reads the form of the specification; {@link #toString} of the result is the same text.
     *
     * @throws LogFormatException if it has another form, or if the note inside is no checkpoint
     */
    public static TlogProof parse(String text) {
        int blank = text.indexOf("\n\n");
        if (blank < 0) {
            throw new LogFormatException(
                    "A proof has an empty line above its checkpoint, but this one has none.");
        }
        List<String> lines = new ArrayList<>(List.of(text.substring(0, blank).split("\n", -1)));
        if (!lines.removeFirst().equals(HEADER)) {
            throw new LogFormatException(
                    "A proof begins with the line \"" + HEADER + "\", but this one does not.");
        }
        String extra = null;
        if (!lines.isEmpty() && lines.getFirst().startsWith(EXTRA)) {
            extra = lines.removeFirst().substring(EXTRA.length());
            Strict.base64("extra data of the proof", extra);
        }
        if (lines.isEmpty() || !lines.getFirst().startsWith(INDEX)) {
            throw new LogFormatException(
                    "A proof has a line \"index\" with the number of its entry, but this one has none.");
        }
        long index =
                Strict.decimal("index of the proof", lines.removeFirst().substring(INDEX.length()));
        if (lines.size() > Long.SIZE) {
            throw new LogFormatException(
                    "No tree is so high that its proof has " + lines.size() + " hashes.");
        }
        return new TlogProof(
                extra,
                index,
                lines.stream().map(Hash::fromBase64).toList(),
                SignedNote.parse(text.substring(blank + 2)));
    }

    /** The file, to be stored as UTF-8. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(HEADER + "\n");
        if (extra != null) {
            text.append(EXTRA).append(extra).append('\n');
        }
        text.append(INDEX).append(index).append('\n');
        hashes.forEach(hash -> text.append(hash.base64()).append('\n'));
        return text.append('\n').append(checkpoint).toString();
    }
}
