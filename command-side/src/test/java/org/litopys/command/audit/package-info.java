/** What audit engagements decide. */
@NullMarked
package org.litopys.command.audit;

import org.jspecify.annotations.NullMarked;
