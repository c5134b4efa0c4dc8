/** What contracts decide. */
@NullMarked
package org.litopys.command.contract;

import org.jspecify.annotations.NullMarked;
