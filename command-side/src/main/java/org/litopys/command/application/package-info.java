/** Applications from draft to outcome: commands and decisions. */
@NullMarked
package org.litopys.command.application;

import org.jspecify.annotations.NullMarked;
