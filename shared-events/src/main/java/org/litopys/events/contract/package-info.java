/** What can happen to a contract: its events and its identifier. */
@NullMarked
package org.litopys.events.contract;

import org.jspecify.annotations.NullMarked;
