package org.litopys.events.application;

/** What evaluators and programme managers advise the authorising officer. */
public enum Advice {
    ACCEPT,
    REJECT
}
