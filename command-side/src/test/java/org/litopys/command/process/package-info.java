@NullMarked
package org.litopys.command.process;

import org.jspecify.annotations.NullMarked;
