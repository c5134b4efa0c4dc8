package org.litopys.events.contract;

import java.time.Instant;

/**
 * A payment whose clock goes on.
 *
 * @param dueAt as many days are left as were when the clock was stopped
 */
public record PaymentDue(PaymentId paymentId, Instant dueAt) {}
