/** Tests of the transparency log. */
@NullMarked
package org.litopys.tlog;

import org.jspecify.annotations.NullMarked;
