/** What calls decide. */
@NullMarked
package org.litopys.command.call;

import org.jspecify.annotations.NullMarked;
