package org.litopys.command;

/** The people of the office, as the ledger knows them. Thread-safe. */
public interface People {
    /**
     * What the ledger says of a person now, read from the person's own events at this moment; asked
     * for each command.
     *
     * @return {@link Standing#UNKNOWN} where it knows nothing
     */
    Standing standing(String pseudonym);
}
