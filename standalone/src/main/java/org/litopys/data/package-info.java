/** Where an office lives: its data directory, the PostgreSQL in it, or a PostgreSQL elsewhere. */
@NullMarked
package org.litopys.data;

import org.jspecify.annotations.NullMarked;
