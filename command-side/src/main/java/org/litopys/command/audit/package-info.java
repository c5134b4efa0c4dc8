/** Audit engagements: commands and decisions. */
@NullMarked
package org.litopys.command.audit;

import org.jspecify.annotations.NullMarked;
