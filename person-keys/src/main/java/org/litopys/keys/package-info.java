/**
 * The keys of persons. They lie apart from events, in a schema and with a database role of their
 * own, wrapped by a master key that is never in the database: what one of the three gives away
 * alone tells nothing.
 */
@NullMarked
package org.litopys.keys;

import org.jspecify.annotations.NullMarked;
