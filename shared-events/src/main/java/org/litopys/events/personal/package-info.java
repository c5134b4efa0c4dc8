/**
 * What identifies a person, as it stands in events: sealed under a key of that person, so that
 * destroying the key erases the person and leaves every event, hash and proof as it was.
 */
@NullMarked
package org.litopys.events.personal;

import org.jspecify.annotations.NullMarked;
