package org.litopys.tlog;

import java.util.List;

/**
 * What a log says of itself at one size: the text that it signs (c2sp.org/tlog-checkpoint).
 * Immutable.
 *
 * @param origin the unique name of the log, one line, not empty; should be an address without
 *     scheme
 * @param size the number of entries
 * @param root of the tree over them
 * @param extensions further lines, not empty; not to be used without need
 */
public record Checkpoint(String origin, long size, Hash root, List<String> extensions) {
    public Checkpoint {
        extensions = List.copyOf(extensions);
        if (size < 0) {
            throw new IllegalArgumentException(
                    "The size of a checkpoint is 0 or more, but this one is " + size + ".");
        }
        checkLine("origin", origin);
        extensions.forEach(line -> checkLine("extension line", line));
    }

    private static void checkLine(String what, String line) {
        if (line.isEmpty() || line.chars().anyMatch(c -> c < ' ')) {
            throw new LogFormatException(
                    "The %s of a checkpoint must not be empty or hold control characters."
                            .formatted(what));
        }
    }

    public static Checkpoint of(String origin, MerkleTree tree) {
        return new Checkpoint(origin, tree.size(), tree.root(), List.of());
    }

    /**
     * Reads the text of a signed note. To be trusted only if its signature was verified: see {@link
     * #open}.
     *
     * @throws LogFormatException if it is not a checkpoint
     */
    public static Checkpoint parse(String text) {
        List<String> lines = List.of(text.split("\n", -1));
        if (lines.size() < 4 || !lines.getLast().isEmpty()) {
            throw new LogFormatException(
                    "A checkpoint has at least three lines (origin, size, root hash), each with a newline at its end.");
        }
        return new Checkpoint(
                lines.get(0),
                Strict.decimal("size of the checkpoint", lines.get(1)),
                Hash.fromBase64(lines.get(2)),
                lines.subList(3, lines.size() - 1));
    }

    /**
     * The checkpoint of a note, if it is of that log and signed by one of its keys.
     *
     * @throws LogVerificationException if it is of another log, not signed by a key given, or
     *     wrongly signed
     * @throws LogFormatException if the note holds no checkpoint
     */
    public static Checkpoint open(SignedNote note, String origin, List<NoteVerifier> keys) {
        note.open(keys);
        Checkpoint checkpoint = parse(note.text());
        if (!checkpoint.origin.equals(origin)) {
            throw new LogVerificationException(
                    "The checkpoint is of the log \"%s\", not of \"%s\"."
                            .formatted(Strict.shorten(checkpoint.origin), origin));
        }
        return checkpoint;
    }

    /** The text to sign. */
    public String text() {
        StringBuilder text = new StringBuilder(origin + "\n" + size + "\n" + root.base64() + "\n");
        extensions.forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }

    public SignedNote sign(NoteSigner... signers) {
        return SignedNote.sign(text(), signers);
    }
}
