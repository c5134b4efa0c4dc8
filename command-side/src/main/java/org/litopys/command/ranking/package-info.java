/**
 * What becomes of a call's applications together: their order, the conclusion, the cancellation.
 */
@NullMarked
package org.litopys.command.ranking;

import org.jspecify.annotations.NullMarked;
