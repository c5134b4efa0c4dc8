/** Organisations: commands, decisions, and what other records ask of them. */
@NullMarked
package org.litopys.command.organisation;

import org.jspecify.annotations.NullMarked;
