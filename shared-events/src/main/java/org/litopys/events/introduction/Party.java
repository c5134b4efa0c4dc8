package org.litopys.events.introduction;

/** The two sides of an introduction. */
public enum Party {
    INNOVATOR,
    COUNTERPARTY
}
