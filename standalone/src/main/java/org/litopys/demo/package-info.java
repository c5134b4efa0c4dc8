/** The demo: a realistic programme played through the real command path. */
@NullMarked
package org.litopys.demo;

import org.jspecify.annotations.NullMarked;
