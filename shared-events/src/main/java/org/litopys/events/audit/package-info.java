/** What auditors do, as facts of the ledger. */
@NullMarked
package org.litopys.events.audit;

import org.jspecify.annotations.NullMarked;
