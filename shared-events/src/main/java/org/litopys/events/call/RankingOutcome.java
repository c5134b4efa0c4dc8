package org.litopys.events.call;

/** What a committee proposes to do with an application that it ranked. */
public enum RankingOutcome {
    /** To be supported. */
    MAIN,
    /** To be supported where one before it falls away. */
    RESERVE,
    REJECT
}
