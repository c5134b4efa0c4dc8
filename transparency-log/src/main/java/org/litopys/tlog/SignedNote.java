package org.litopys.tlog;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Text with signatures under it (c2sp.org/signed-note). The text means nothing until {@link #open}
 * has found a signature of a trusted key. Immutable.
 *
 * @param text lines that each end in a newline; no control characters but that
 * @param signatures at least one, at most {@link #MAX_SIGNATURES}
 */
public record SignedNote(String text, List<NoteSignature> signatures) {
    /**
     * The specification asks for some limit of at least 16; this is the one of golang.org/x/mod.
     */
    public static final int MAX_SIGNATURES = 100;

    /** So that a hostile address cannot fill the memory. */
    public static final int MAX_BYTES = 1_000_000;

    private static final String DASH = "\u2014 ";

    public SignedNote {
        checkText(text);
        signatures = List.copyOf(signatures);
        if (signatures.isEmpty()) {
            throw new LogFormatException(
                    "A signed note has at least one signature, but this one has none.");
        }
        if (signatures.size() > MAX_SIGNATURES) {
            throw new LogFormatException(
                    "A signed note has at most %s signatures, but this one has %s."
                            .formatted(MAX_SIGNATURES, signatures.size()));
        }
    }

    /**
     * One line of signature.
     *
     * @param name of the key
     * @param base64 the key id as four bytes, then the signature itself, which depends on the kind
     *     of key
     */
    public record NoteSignature(String name, String base64) {
        private static final int ID_BYTES = 4;

        public NoteSignature {
            NoteKey.checkName(name);
            if (Strict.base64("signature of \"" + Strict.shorten(name) + "\"", base64).length
                    <= ID_BYTES) {
                throw new LogFormatException(
                        "The signature of \"" + Strict.shorten(name) + "\" is too short.");
            }
        }

        public int keyId() {
            return ByteBuffer.wrap(Base64.getDecoder().decode(base64)).getInt();
        }

        private byte[] signature() {
            byte[] withId = Base64.getDecoder().decode(base64);
            return Arrays.copyOfRange(withId, ID_BYTES, withId.length);
        }
    }

    /**
     * Signs a text.
     *
     * @throws LogFormatException if the text is empty, does not end in a newline or holds control
     *     characters
     */
    public static SignedNote sign(String text, NoteSigner... signers) {
        checkText(text);
        byte[] message = Strict.utf8("note", text);
        return new SignedNote(
                text, Stream.of(signers).map(signer -> signature(message, signer)).toList());
    }

    private static NoteSignature signature(byte[] message, NoteSigner signer) {
        byte[] bytes = signer.sign(message);
        ByteBuffer withId = ByteBuffer.allocate(NoteSignature.ID_BYTES + bytes.length);
        withId.putInt(signer.verifier().keyId()).put(bytes);
        return new NoteSignature(signer.name(), Base64.getEncoder().encodeToString(withId.array()));
    }

    /** The same text with further signatures below those it has. */
    public SignedNote cosign(NoteSigner... signers) {
        List<NoteSignature> all = new ArrayList<>(signatures);
        all.addAll(sign(text, signers).signatures);
        return new SignedNote(text, all);
    }

    /**
     * Reads the form of the specification; {@link #encoded()} of the result is the same bytes.
     * Nothing is verified.
     *
     * @throws LogFormatException if it has another form
     */
    public static SignedNote parse(byte[] note) {
        if (note.length > MAX_BYTES) {
            throw new LogFormatException(
                    "A signed note has at most %s bytes here, but this one has %s."
                            .formatted(MAX_BYTES, note.length));
        }
        return parseText(Strict.utf8("signed note", note));
    }

    /** The same from text. */
    public static SignedNote parse(String note) {
        return parse(Strict.utf8("signed note", note));
    }

    private static SignedNote parseText(String note) {
        int blank = note.lastIndexOf("\n\n"); // the text may hold empty lines: the last one counts
        if (blank < 0) {
            throw new LogFormatException(
                    "A signed note has an empty line above its signatures, but this one has none.");
        }
        String lines = note.substring(blank + 2);
        if (!lines.endsWith("\n")) {
            throw new LogFormatException(
                    "A signed note ends in a signature line with a newline, but this one does not.");
        }
        List<NoteSignature> signatures =
                Stream.of(lines.substring(0, lines.length() - 1).split("\n", -1))
                        .limit(MAX_SIGNATURES + 1L) // one too many is refused below
                        .map(SignedNote::parseLine)
                        .toList();
        return new SignedNote(note.substring(0, blank + 1), signatures);
    }

    private static NoteSignature parseLine(String line) {
        int space = line.indexOf(' ', DASH.length());
        if (!line.startsWith(DASH) || space < 0) {
            throw new LogFormatException(
                    ("A signature line is a dash (U+2014), a key name and Base64, but this "
                                    + "one is \"%s\".")
                            .formatted(Strict.shorten(line)));
        }
        return new NoteSignature(line.substring(DASH.length(), space), line.substring(space + 1));
    }

    private static void checkText(String text) {
        if (!text.endsWith("\n")) {
            throw new LogFormatException(
                    "The text of a signed note ends in a newline, but this one does not.");
        }
        if (text.chars().anyMatch(c -> c < ' ' && c != '\n')) {
            throw new LogFormatException(
                    "The text of a signed note has no control characters but newlines, but this one has.");
        }
    }

    /**
     * Checks the signatures of the given keys. Signatures of other keys are ignored, even where
     * they share a name or an id (not both) with a given one; so a log may change its key, and
     * witnesses may sign too.
     *
     * @return the keys that signed, each once, in the order of their signatures; at least one
     * @throws LogVerificationException if none of the keys signed, or if a signature of one of them
     *     is wrong
     */
    public Set<NoteVerifier> open(List<NoteVerifier> known) {
        byte[] message = Strict.utf8("note", text);
        Set<NoteVerifier> signed = new LinkedHashSet<>();
        for (NoteSignature line : signatures) {
            List<NoteVerifier> keys =
                    known.stream()
                            .distinct()
                            .filter(key ->
                                    key.name().equals(line.name()) && key.keyId() == line.keyId())
                            .toList();
            if (keys.size() > 1) {
                throw new IllegalArgumentException(
                        "Two of the known keys share the name \"" + line.name() + "\" and an id.");
            }
            if (keys.isEmpty() || signed.contains(keys.getFirst())) {
                continue;
            }
            if (!keys.getFirst().verifies(message, line.signature())) {
                throw new LogVerificationException(
                        ("The signature of \"%s\" is wrong: the note was altered, or signed "
                                        + "with another key.")
                                .formatted(line.name()));
            }
            signed.add(keys.getFirst());
        }
        if (signed.isEmpty()) {
            throw new LogVerificationException(
                    "The note has no signature of a known key. Known: %s. Signed by: %s."
                            .formatted(
                                    names(known),
                                    signatures.stream()
                                            .map(s -> s.name() + "+" + NoteKey.idText(s.keyId()))
                                            .limit(10)
                                            .collect(Collectors.joining(", "))));
        }
        return signed;
    }

    private static String names(List<NoteVerifier> known) {
        return known.isEmpty()
                ? "none"
                : known.stream()
                        .map(key -> key.name() + "+" + NoteKey.idText(key.keyId()))
                        .collect(Collectors.joining(", "));
    }

    /** The whole note, to be stored or served as UTF-8. */
    @Override
    public String toString() {
        return text
                + "\n"
                + signatures.stream()
                        .map(s -> DASH + s.name() + " " + s.base64() + "\n")
                        .collect(Collectors.joining());
    }

    public byte[] encoded() {
        return Strict.utf8("signed note", toString());
    }
}
