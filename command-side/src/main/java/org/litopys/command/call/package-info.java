/** Calls for applications: commands, decisions, and what other records ask of them. */
@NullMarked
package org.litopys.command.call;

import org.jspecify.annotations.NullMarked;
