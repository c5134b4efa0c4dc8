/** One record: its state as of any moment, and what each of its events changed. */
@NullMarked
package org.litopys.query.history;

import org.jspecify.annotations.NullMarked;
