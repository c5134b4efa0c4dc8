package org.litopys.query;

import org.litopys.events.RecordType;

/** The kinds of record as addresses name them. */
public final class RecordTypes {
    /** For a path variable: the plurals, one of which matches. */
    public static final String PLURALS =
            "programmes|calls|organisations|persons|needs|applications|introductions|pilots|contracts"
                    + "|engagements";

    private RecordTypes() {}

    /** The kind with this plural; throws IllegalArgumentException where there is none. */
    public static RecordType named(String plural) {
        for (RecordType type : RecordType.values()) {
            if (type.plural().equals(plural)) {
                return type;
            }
        }
        throw new IllegalArgumentException("No kind of record is called " + plural);
    }
}
