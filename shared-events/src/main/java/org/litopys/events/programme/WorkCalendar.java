package org.litopys.events.programme;

/**
 * A calendar of working days. What its days are, the command-side knows; a due date that it led to
 * stands in its event.
 */
public enum WorkCalendar {
    /** Monday to Friday but for the closing days of the euro payment system; Brussels. */
    TARGET,
    /** Monday to Friday but for the ten legal public holidays of Belgium; Brussels. */
    BELGIUM,
    /** Working days of Ukraine, with the working Saturdays that make up for bridge days; Kyiv. */
    UKRAINE
}
