package org.litopys.command.application;

import org.litopys.events.Money;
import org.litopys.events.call.CallId;

/**
 * What an application waits for on the reserve list.
 *
 * @param needed what was proposed for it, or else what it asked for
 * @param promoted whether a decision is due, because there is money
 */
record ReservePlace(CallId call, Money needed, boolean promoted) {}
