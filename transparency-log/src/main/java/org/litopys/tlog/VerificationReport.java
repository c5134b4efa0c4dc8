package org.litopys.tlog;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What {@link Verifier} found. Immutable.
 *
 * @param checkpoint what the log claims, or null if it could not be read or has no valid signature
 * @param signers the keys that signed it
 * @param entriesChecked entries whose hash was recomputed and found right
 * @param hashesChecked hashes of tiles, of all levels, recomputed and found right
 * @param fault the first thing that is wrong, or null; checking stops there
 */
public record VerificationReport(
        @Nullable Checkpoint checkpoint,
        Set<NoteVerifier> signers,
        long entriesChecked,
        long hashesChecked,
        @Nullable Fault fault) {

    public VerificationReport {
        signers = Set.copyOf(signers);
    }

    public boolean intact() {
        return fault == null;
    }

    public Optional<Fault> firstFault() {
        return Optional.ofNullable(fault);
    }

    /** In what way a log is broken. */
    public enum Kind {
        /** The checkpoint is no signed note, or the note is no checkpoint. */
        CHECKPOINT_MALFORMED,
        /** The checkpoint is not signed by a known key, wrongly signed, or of another log. */
        SIGNATURE_WRONG,
        /** An entry is not the one that was recorded. */
        ENTRY_ALTERED,
        /** A hash tile is not what its entries give, and they are what was recorded. */
        TILE_ALTERED,
        /** An entry and the tiles above disagree, and nothing is left that says which is right. */
        ENTRY_OR_TILE_ALTERED,
        /** A bundle or tile that the signed size demands is not there. */
        MISSING,
        /** A bundle or tile is there, but is too short, too long, or cut. */
        SIZE_WRONG,
        /** Entries and tiles agree, but with another root than the signed one. */
        ROOT_WRONG,
        /** An earlier checkpoint says otherwise: history was rewritten and signed again. */
        HISTORY_REWRITTEN,
        /** The {@link EntryCheck} of the caller refused an entry. */
        ENTRY_REFUSED
    }

    /**
     * One finding.
     *
     * @param position of the first entry concerned, from 1 (its index + 1); null where the fault
     *     has no place
     * @param message one sentence, for people
     */
    public record Fault(Kind kind, @Nullable Long position, String message) {
        public OptionalLong firstPosition() {
            return position == null ? OptionalLong.empty() : OptionalLong.of(position);
        }
    }
}
