package org.litopys.query.journal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.litopys.events.Position;
import org.litopys.eventstore.Ledger;
import org.litopys.eventstore.StoredEvent;
import org.litopys.query.CommandInLedger;
import org.litopys.query.QueryProblem;
import org.litopys.query.journal.VerifiableReceipt.ProvedEvent;
import org.litopys.tlog.Checkpoint;
import org.litopys.tlog.InclusionProof;
import org.litopys.tlog.SignedNote;
import org.litopys.tlog.TileReader;
import org.litopys.tlog.TlogProof;

/** Makes receipts from the journal. Thread-safe. */
public final class Receipts {
    /** A checkpoint follows its entries within 200 ms. */
    private static final Duration FOR_CHECKPOINT = Duration.ofSeconds(1);

    /** How many events behind the journal are looked through for a command. */
    private static final int LOOK_AHEAD = 10_000;

    private static final int PAGE = 500;

    private final LedgerIdentity identity;
    private final EntryFormat format;
    private final Ledger ledger;
    private final Entries entries;
    private final TileReader tiles;
    private final Checkpoints checkpoints;
    private final JournalProgress progress;
    private final Function<String, @Nullable String> references;

    /**
     * @param references the reference number of a record by its identifier; null where not known
     */
    Receipts(
            LedgerIdentity identity,
            Ledger ledger,
            Entries entries,
            TileReader tiles,
            Checkpoints checkpoints,
            JournalProgress progress,
            Function<String, @Nullable String> references) {
        this.identity = identity;
        this.format = new EntryFormat(identity.name());
        this.ledger = ledger;
        this.entries = entries;
        this.tiles = tiles;
        this.checkpoints = checkpoints;
        this.progress = progress;
        this.references = references;
    }

    /**
     * The events of the command are stored, or may be, but no signed checkpoint holds them all yet.
     */
    static final class NotYet extends Exception {
        private static final long serialVersionUID = 1;

        NotYet() {
            super("the journal has not got there yet", null, false, false);
        }
    }

    /**
     * A receipt.
     *
     * @param others for each other command with the same id, the record of its first event, in the
     *     order of the ledger
     */
    record Found(VerifiableReceipt receipt, List<String> others) {}

    /** The receipt of the first command with an id; null where no event of the ledger names it. */
    @Nullable VerifiableReceipt of(UUID commandId) throws NotYet, InterruptedException {
        Found found = of(commandId, null);
        return found == null ? null : found.receipt();
    }

    /**
     * An id of a command is unique for its record. Where it was used again for another record, the
     * receipt is still of one command: the first, or the first that has an event in {@code
     * subject}. Null where no such event of the ledger names the command.
     *
     * @param subject identifier of a record; null for any
     * @throws QueryProblem (503) if the log has no key, so that nothing can be proved
     */
    @Nullable Found of(UUID commandId, @Nullable String subject)
            throws NotYet, InterruptedException {
        if (identity.key() == null) {
            throw QueryProblem.of(503, "log-not-signed");
        }
        long size = progress.size();
        List<List<JournalEntry>> all = commands(entries.ofCommand(commandId));
        List<JournalEntry> found =
                all.stream()
                        .filter(command -> subject == null || concerns(command, subject))
                        .findFirst()
                        .orElse(List.of());
        if (found.isEmpty()) {
            if (isBehind(commandId, size)) {
                throw new NotYet();
            }
            return null;
        }
        JournalEntry last = found.getLast();
        if (mayGoOn(commandId, last.position(), size)
                || !progress.awaitCheckpoint(last.position(), FOR_CHECKPOINT)) {
            throw new NotYet();
        }
        return new Found(
                proved(commandId, found),
                all.stream()
                        .filter(command -> command != found)
                        .map(command -> command.getFirst().subject())
                        .toList());
    }

    /**
     * Whether more events of the command may follow. Where the journal had the next entry already,
     * that is known to be another command's, perhaps with the same id.
     */
    private boolean mayGoOn(UUID commandId, long last, long size) {
        return last >= size && CommandInLedger.goesOn(ledger, commandId, new Position(last));
    }

    private static boolean concerns(List<JournalEntry> command, String subject) {
        return command.stream().anyMatch(entry -> subject.equals(entry.subject()));
    }

    /** Entries that name one id, parted into commands, in the order of the ledger. */
    private static List<List<JournalEntry>> commands(List<JournalEntry> found) {
        List<List<JournalEntry>> commands = new ArrayList<>();
        for (JournalEntry entry : found) {
            commands.stream()
                    .filter(command ->
                            EntryFormat.sameCommand(command.getFirst().content(), entry.content()))
                    .findFirst()
                    .orElseGet(() -> {
                        commands.add(new ArrayList<>());
                        return commands.getLast();
                    })
                    .add(entry);
        }
        return commands;
    }

    private VerifiableReceipt proved(UUID commandId, List<JournalEntry> found) throws NotYet {
        SignedNote note = checkpoints.newest().orElseThrow(NotYet::new);
        long size = Checkpoint.parse(note.text()).size();
        List<ProvedEvent> events =
                found.stream()
                        .map(entry -> ProvedEvent.of(entry, prove(entry.position(), size, note)))
                        .toList();
        ProvedEvent first = events.getFirst();
        var key = identity.key();
        return new VerifiableReceipt(
                identity.name(),
                identity.origin(),
                key == null ? null : key.text(),
                commandId,
                first.subject(),
                references.apply(first.subject()),
                first.recordedAt(),
                events);
    }

    private TlogProof prove(long position, long size, SignedNote note) {
        return TlogProof.of(InclusionProof.of(position - 1, size, tiles), note);
    }

    /** Whether the command may have events after a position of the ledger. */
    private boolean isBehind(UUID commandId, long position) {
        long after = position;
        while (after < position + LOOK_AHEAD) {
            List<StoredEvent> page = ledger.read(after, PAGE);
            if (page.stream()
                    .anyMatch(event -> commandId.equals(format.entryOf(event).commandId()))) {
                return true;
            }
            if (page.size() < PAGE) {
                return false;
            }
            after = page.getLast().position();
        }
        return true; // so far behind that it cannot be said
    }
}
