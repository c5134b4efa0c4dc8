package org.litopys.events.contract;

/** What an auditor wants to look at. It forbids nothing. */
public enum AuditFlag {
    /** Three or more amendments of one contract (ARI-1-1 of the Ukrainian risk indicators). */
    MANY_AMENDMENTS;

    /** From which amendment on {@link #MANY_AMENDMENTS} is raised. */
    public static final int MANY = 3;
}
