@NullMarked
package org.litopys.access;

import org.jspecify.annotations.NullMarked;
