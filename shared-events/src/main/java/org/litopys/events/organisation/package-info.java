/** What can happen to an organisation: its events and its identifier. */
@NullMarked
package org.litopys.events.organisation;

import org.jspecify.annotations.NullMarked;
