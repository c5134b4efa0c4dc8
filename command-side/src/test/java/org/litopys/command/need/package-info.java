/** What needs decide. */
@NullMarked
package org.litopys.command.need;

import org.jspecify.annotations.NullMarked;
