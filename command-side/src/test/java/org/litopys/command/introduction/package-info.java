/** What introductions decide. */
@NullMarked
package org.litopys.command.introduction;

import org.jspecify.annotations.NullMarked;
