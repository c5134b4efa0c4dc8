package org.litopys.tlog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.litopys.tlog.VerificationReport.Fault;
import org.litopys.tlog.VerificationReport.Kind;

/**
 * Checks a whole log from its files and its public key alone: the signature of the checkpoint, the
 * hash of every entry, every hash of every tile, and the root. Memory does not grow with the log.
 * Immutable, so safe to share between threads.
 */
public final class Verifier {
    private final String origin;
    private final List<NoteVerifier> keys;

    /**
     * @param origin the name that the checkpoint must have
     * @param keys of the log; one of them must have signed
     */
    public Verifier(String origin, List<NoteVerifier> keys) {
        this.origin = origin;
        this.keys = List.copyOf(keys);
    }

    /** For a log whose key has the name of the log, as it should. */
    public Verifier(NoteVerifier key) {
        this(key.name(), List.of(key));
    }

    /**
     * @throws IOException if the source cannot be read or is no log; a log that is broken is no
     *     exception, but a report
     */
    public VerificationReport verify(LogSource source) throws IOException {
        return verify(source, EntryCheck.NONE, List.of());
    }

    /**
     * @param check called for every entry, in order
     * @param earlier checkpoints of the same log that were kept and are trusted; each must be a
     *     beginning of this log. They find what no signature can: history rewritten by whoever
     *     holds the key.
     * @throws IOException if the source cannot be read or is no log; a log that is broken is no
     *     exception, but a report
     */
    public VerificationReport verify(
            LogSource source, EntryCheck check, Collection<Checkpoint> earlier) throws IOException {
        List<Checkpoint> inOrder =
                earlier.stream().sorted(Comparator.comparingLong(Checkpoint::size)).toList();
        inOrder.forEach(this::checkOrigin);
        Checkpoint checkpoint;
        Set<NoteVerifier> signers;
        try {
            SignedNote note = source.checkpoint();
            signers = note.open(keys);
            checkpoint = Checkpoint.open(note, origin, keys);
        } catch (LogFormatException e) {
            return unread(Kind.CHECKPOINT_MALFORMED, e);
        } catch (LogVerificationException e) {
            return unread(Kind.SIGNATURE_WRONG, e);
        }
        LogWalk walk = new LogWalk(checkpoint, source, check, inOrder);
        Fault fault = null;
        try {
            walk.run();
        } catch (LogWalk.Broken e) {
            fault = e.fault;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return new VerificationReport(
                checkpoint, signers, walk.entriesChecked(), walk.hashesChecked(), fault);
    }

    private static VerificationReport unread(Kind kind, RuntimeException e) {
        Fault fault = new Fault(kind, null, "The checkpoint cannot be trusted. " + e.getMessage());
        return new VerificationReport(null, Set.of(), 0, 0, fault);
    }

    private void checkOrigin(Checkpoint kept) {
        if (!kept.origin().equals(origin)) {
            throw new IllegalArgumentException(
                    "The earlier checkpoint is of the log \"%s\", not of \"%s\"."
                            .formatted(kept.origin(), origin));
        }
    }
}
