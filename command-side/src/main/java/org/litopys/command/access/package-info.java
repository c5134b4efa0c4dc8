/**
 * Who acts: roles, stand-ins and interests; commands, decisions, and what admission asks of them.
 */
@NullMarked
package org.litopys.command.access;

import org.jspecify.annotations.NullMarked;
