package org.litopys.query.journal;

import org.jspecify.annotations.Nullable;
import org.litopys.tlog.NoteSigner;

/**
 * The identity with what this process can sign with.
 *
 * @param key null where this process has none
 */
record LogIdentityAndKey(LedgerIdentity identity, @Nullable NoteSigner key) {}
