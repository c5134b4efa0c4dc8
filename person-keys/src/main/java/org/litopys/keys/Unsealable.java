package org.litopys.keys;

import org.litopys.events.personal.DataSubjectId;

/** Nothing can be sealed for a person, and why. */
public final class Unsealable extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Why not. */
    public enum Why {
        /** What was known of the person is erased, and the pseudonym is over with it. */
        ERASED,
        /** The pseudonym belongs to another record. */
        OF_ANOTHER_RECORD,
        /** This process was started without the master key. */
        NO_MASTER_KEY
    }

    private final Why why;

    Unsealable(Why why, DataSubjectId person) {
        super(why + " " + person);
        this.why = why;
    }

    public Why why() {
        return why;
    }
}
