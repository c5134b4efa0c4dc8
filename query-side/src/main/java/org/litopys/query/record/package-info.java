/**
 * Every record as it was at every position: one fold per aggregate and the read model of them all.
 */
@NullMarked
package org.litopys.query.record;

import org.jspecify.annotations.NullMarked;
