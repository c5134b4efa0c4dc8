/** Needs of end users: commands and decisions. */
@NullMarked
package org.litopys.command.need;

import org.jspecify.annotations.NullMarked;
