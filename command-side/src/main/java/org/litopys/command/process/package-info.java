/**
 * What happens without anybody asking for it: processes read the events in the order of the ledger
 * and plan commands, which are sent when they are due. What is planned follows from the events
 * alone.
 */
@NullMarked
package org.litopys.command.process;

import org.jspecify.annotations.NullMarked;
