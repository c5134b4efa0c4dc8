/**
 * The {@code litopys} command line: one class per sub-command, and the wiring of both sides into
 * one process.
 */
@NullMarked
package org.litopys;

import org.jspecify.annotations.NullMarked;
