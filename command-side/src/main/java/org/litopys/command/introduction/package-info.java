/** Introductions of applicants to those who need their innovation: commands and decisions. */
@NullMarked
package org.litopys.command.introduction;

import org.jspecify.annotations.NullMarked;
