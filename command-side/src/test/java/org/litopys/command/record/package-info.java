@NullMarked
package org.litopys.command.record;

import org.jspecify.annotations.NullMarked;
