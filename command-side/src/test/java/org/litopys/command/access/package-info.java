/** What records of people decide, and what follows for everybody who acts. */
@NullMarked
package org.litopys.command.access;

import org.jspecify.annotations.NullMarked;
