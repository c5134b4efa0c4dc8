/**
 * The event store of the ledger on PostgreSQL: the events of many callers are appended in one
 * transaction, positions are gapless and equal commit order, and readers are told about new events
 * instead of asking for them.
 */
@NullMarked
package org.litopys.eventstore;

import org.jspecify.annotations.NullMarked;
