package org.litopys.events.organisation;

/**
 * Who controls an organisation (Regulation (EU) 2021/697, Article 9: no control by third countries
 * or their entities, unless guarantees make up for it).
 */
public enum ControlResult {
    NOT_CONTROLLED_FROM_OUTSIDE,
    CONTROLLED_WITH_GUARANTEES,
    CONTROLLED_FROM_OUTSIDE
}
