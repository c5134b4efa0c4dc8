package org.litopys.events;

import java.util.List;

/** An event whose effect on deadlines depends on what it says, not only on its kind. */
public interface ChangesDeadlines {
    /** As {@link DeadlineChange#of}. */
    List<DeadlineChange> deadlineChanges();
}
