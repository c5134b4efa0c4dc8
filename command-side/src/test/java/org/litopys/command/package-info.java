/** Tests of the kernel, and what tests of all aggregates share. */
@NullMarked
package org.litopys.command;

import org.jspecify.annotations.NullMarked;
