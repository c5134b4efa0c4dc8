/** The published language: what the ledger records, in value types that check themselves. */
@NullMarked
package org.litopys.events;

import org.jspecify.annotations.NullMarked;
