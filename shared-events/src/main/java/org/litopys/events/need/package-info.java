/** What end users need, as facts of the ledger. */
@NullMarked
package org.litopys.events.need;

import org.jspecify.annotations.NullMarked;
