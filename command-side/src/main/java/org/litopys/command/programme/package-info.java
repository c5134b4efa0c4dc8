/** Programmes and their budget lines: commands, decisions, and what other records ask of them. */
@NullMarked
package org.litopys.command.programme;

import org.jspecify.annotations.NullMarked;
