/** How programmes end. */
@NullMarked
package org.litopys.command.closing;

import org.jspecify.annotations.NullMarked;
