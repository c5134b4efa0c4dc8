package org.litopys.events.introduction;

/** Whose turn it is after a meeting. */
public enum FollowUpOwner {
    INNOVATOR,
    COUNTERPARTY,
    OFFICE
}
