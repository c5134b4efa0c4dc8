/** What can happen to a record of any kind. */
@NullMarked
package org.litopys.events.record;

import org.jspecify.annotations.NullMarked;
