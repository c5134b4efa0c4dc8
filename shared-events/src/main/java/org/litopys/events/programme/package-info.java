/** What can happen to a programme: its events and its identifier. */
@NullMarked
package org.litopys.events.programme;

import org.jspecify.annotations.NullMarked;
