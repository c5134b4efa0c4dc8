/**
 * The journal: every event of the ledger, in its order, as one canonical entry of a transparency
 * log; with its proofs, receipts and feed.
 *
 * <ul>
 *   <li>{@link org.litopys.query.journal.EntryFormat} says what an entry is;
 *   <li>{@link org.litopys.query.journal.JournalAppender} and {@link
 *       org.litopys.query.journal.JournalProcessor} write it, {@link
 *       org.litopys.query.journal.CheckpointSigner} signs it;
 *   <li>{@link org.litopys.query.journal.LogEndpoint} serves the log, {@link
 *       org.litopys.query.journal.ReceiptEndpoint} receipts with proofs, {@link
 *       org.litopys.query.journal.EventFeedEndpoint} the feed;
 *   <li>{@link org.litopys.query.journal.LedgerEntryCheck} and {@link
 *       org.litopys.query.journal.ReceiptVerifier} check offline, {@link
 *       org.litopys.query.journal.LedgerCompare} against the event store;
 *   <li>{@link org.litopys.query.journal.LogExport} writes the log as files.
 * </ul>
 */
@NullMarked
package org.litopys.query.journal;

import org.jspecify.annotations.NullMarked;
