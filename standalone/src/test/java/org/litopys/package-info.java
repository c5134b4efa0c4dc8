@NullMarked
package org.litopys;

import org.jspecify.annotations.NullMarked;
