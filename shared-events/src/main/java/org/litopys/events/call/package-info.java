/** What can happen to a call: its events and its identifier. */
@NullMarked
package org.litopys.events.call;

import org.jspecify.annotations.NullMarked;
