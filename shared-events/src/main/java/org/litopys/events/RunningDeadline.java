package org.litopys.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a record still waits for.
 *
 * @param which of several, as in {@link DeadlineChange.Started}
 */
public record RunningDeadline(Deadline deadline, @Nullable String which, Instant dueAt) {}
