/** What can be asked of a record of any kind, in any of its states. */
@NullMarked
package org.litopys.command.record;

import org.jspecify.annotations.NullMarked;
