/** Contracts and payments: commands and decisions. */
@NullMarked
package org.litopys.command.contract;

import org.jspecify.annotations.NullMarked;
