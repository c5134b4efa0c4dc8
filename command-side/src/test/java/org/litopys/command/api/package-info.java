/** The command HTTP API, through a running server and a real PostgreSQL. */
@NullMarked
package org.litopys.command.api;

import org.jspecify.annotations.NullMarked;
