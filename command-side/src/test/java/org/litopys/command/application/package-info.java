/** What applications decide. */
@NullMarked
package org.litopys.command.application;

import org.jspecify.annotations.NullMarked;
