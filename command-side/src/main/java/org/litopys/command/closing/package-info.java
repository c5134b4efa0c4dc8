/** The end of a programme or an application, which depends on all that was begun under it. */
@NullMarked
package org.litopys.command.closing;

import org.jspecify.annotations.NullMarked;
