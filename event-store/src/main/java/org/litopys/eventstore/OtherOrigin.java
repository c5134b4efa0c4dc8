package org.litopys.eventstore;

/** A ledger was opened as if its events came from another store than they do. */
public final class OtherOrigin extends RuntimeException {
    private static final long serialVersionUID = 1;

    OtherOrigin(String actual, String asked) {
        super(
                "The positions of this ledger are dealt by "
                        + actual
                        + ", not by "
                        + asked
                        + "; start it as it was started first, or give it an empty database");
    }
}
