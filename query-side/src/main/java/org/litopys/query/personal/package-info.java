/** Who persons are: opened for those who may see it, and noted; nowhere else in clear. */
@NullMarked
package org.litopys.query.personal;

import org.jspecify.annotations.NullMarked;
