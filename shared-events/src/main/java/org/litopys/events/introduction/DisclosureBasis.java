package org.litopys.events.introduction;

/** On what a disclosure of contacts rests (Regulation (EU) 2016/679, Article 6(1)). */
public enum DisclosureBasis {
    /** Point (a). */
    CONSENT,
    /** Point (e). */
    PUBLIC_TASK
}
