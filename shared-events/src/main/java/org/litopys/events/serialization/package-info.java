/** How events are written and read: stored names, revisions, upcasters. */
@NullMarked
package org.litopys.events.serialization;

import org.jspecify.annotations.NullMarked;
