/** What can happen to an introduction: its events and its identifier. */
@NullMarked
package org.litopys.events.introduction;

import org.jspecify.annotations.NullMarked;
