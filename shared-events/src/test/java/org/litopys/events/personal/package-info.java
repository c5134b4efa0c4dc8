/** What sealed texts give away, and to whom. */
@NullMarked
package org.litopys.events.personal;

import org.jspecify.annotations.NullMarked;
