package org.litopys.events.organisation;

/** Whether an entry of a list is the organisation. */
public enum MatchDecision {
    TRUE_MATCH,
    FALSE_POSITIVE
}
