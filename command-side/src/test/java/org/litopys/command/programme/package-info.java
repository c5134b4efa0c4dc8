/** What programmes decide. */
@NullMarked
package org.litopys.command.programme;

import org.jspecify.annotations.NullMarked;
