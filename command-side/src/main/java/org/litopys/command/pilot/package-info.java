/** Pilots: commands and decisions. */
@NullMarked
package org.litopys.command.pilot;

import org.jspecify.annotations.NullMarked;
