/** What was done although a rule on who may do what forbids it, looked for in the events alone. */
@NullMarked
package org.litopys.query.exceptions;

import org.jspecify.annotations.NullMarked;
