/** What becomes of a call's applications together. */
@NullMarked
package org.litopys.command.ranking;

import org.jspecify.annotations.NullMarked;
