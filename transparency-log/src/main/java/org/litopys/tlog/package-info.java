/**
 * An append-only Merkle log in public formats, and its offline verifier. Depends on the JDK only
 * and on no storage.
 *
 * <ul>
 *   <li>{@link org.litopys.tlog.MerkleTree} hashes as RFC 6962 §2.1 says and turns new entries into
 *       tiles to store;
 *   <li>{@link org.litopys.tlog.Tile}, {@link org.litopys.tlog.EntryBundle}: the files of a log
 *       (c2sp.org/tlog-tiles);
 *   <li>{@link org.litopys.tlog.Checkpoint}, {@link org.litopys.tlog.SignedNote}: what the log
 *       signs (c2sp.org/tlog-checkpoint, c2sp.org/signed-note);
 *   <li>{@link org.litopys.tlog.InclusionProof}, {@link org.litopys.tlog.ConsistencyProof}, {@link
 *       org.litopys.tlog.TlogProof}: proofs, and the file that carries one (c2sp.org/tlog-proof);
 *   <li>{@link org.litopys.tlog.Verifier}: checks a whole log from its files alone.
 * </ul>
 *
 * <p>An entry's <i>index</i> counts from 0; its <i>position</i>, which is what people are told, is
 * index + 1. Sizes and indexes go up to 2^63 − 1.
 */
@NullMarked
package org.litopys.tlog;

import org.jspecify.annotations.NullMarked;
