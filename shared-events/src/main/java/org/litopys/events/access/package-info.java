/** Who acts in the office: roles, stand-ins and interests, as facts of the ledger. */
@NullMarked
package org.litopys.events.access;

import org.jspecify.annotations.NullMarked;
