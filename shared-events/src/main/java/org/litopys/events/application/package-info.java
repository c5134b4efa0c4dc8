/** What can happen to an application: its events and its identifier. */
@NullMarked
package org.litopys.events.application;

import org.jspecify.annotations.NullMarked;
