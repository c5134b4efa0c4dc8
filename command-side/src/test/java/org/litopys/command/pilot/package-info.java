/** What pilots decide. */
@NullMarked
package org.litopys.command.pilot;

import org.jspecify.annotations.NullMarked;
