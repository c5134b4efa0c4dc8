/** How samples are drawn. */
@NullMarked
package org.litopys.events.audit;

import org.jspecify.annotations.NullMarked;
