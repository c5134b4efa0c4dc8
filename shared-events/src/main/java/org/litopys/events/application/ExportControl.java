package org.litopys.events.application;

/**
 * Whether what an application offers is on a list of controlled goods, as its applicant sees it;
 * whoever clears an introduction decides on that again.
 */
public enum ExportControl {
    NOT_LISTED,
    /** Annex I to Regulation (EU) 2021/821. */
    DUAL_USE,
    /** Common Military List of the European Union. */
    MILITARY_LIST,
    /** The applicant has not had it classified yet. */
    NOT_CLASSIFIED
}
