@NullMarked
package org.litopys.eventstore;

import org.jspecify.annotations.NullMarked;
