@NullMarked
package org.litopys.data;

import org.jspecify.annotations.NullMarked;
