/** What can happen to a pilot: its events and its identifier. */
@NullMarked
package org.litopys.events.pilot;

import org.jspecify.annotations.NullMarked;
