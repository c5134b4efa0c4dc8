/** What tells whoever runs the program how it is: health and metrics. */
@NullMarked
package org.litopys.operations;

import org.jspecify.annotations.NullMarked;
