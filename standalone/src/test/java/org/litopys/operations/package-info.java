@NullMarked
package org.litopys.operations;

import org.jspecify.annotations.NullMarked;
