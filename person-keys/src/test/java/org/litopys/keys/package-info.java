/** That keys are kept, wrapped, read on record and destroyed. */
@NullMarked
package org.litopys.keys;

import org.jspecify.annotations.NullMarked;
