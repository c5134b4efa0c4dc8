package org.litopys.events.organisation;

/** Size of an enterprise (Recommendation 2003/361/EC, Annex, Article 2). */
public enum OrganisationSize {
    /** Fewer than 10 people, at most EUR 2 million of turnover or balance sheet. */
    MICRO,
    /** Fewer than 50 people, at most EUR 10 million. */
    SMALL,
    /** Fewer than 250 people, at most EUR 50 million of turnover or 43 million of balance sheet. */
    MEDIUM,
    LARGE,
    /** Not an enterprise: an authority, a research body, a unit. */
    NOT_AN_ENTERPRISE
}
