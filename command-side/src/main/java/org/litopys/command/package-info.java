/**
 * The kernel of the command-side: what every command, record, refusal and receipt has in common.
 */
@NullMarked
package org.litopys.command;

import org.jspecify.annotations.NullMarked;
