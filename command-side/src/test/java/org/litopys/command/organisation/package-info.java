/** What organisations decide. */
@NullMarked
package org.litopys.command.organisation;

import org.jspecify.annotations.NullMarked;
