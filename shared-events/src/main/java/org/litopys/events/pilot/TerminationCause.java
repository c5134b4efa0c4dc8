package org.litopys.events.pilot;

/** Why a trial was ended before its end. */
public enum TerminationCause {
    SAFETY,
    BREACH,
    NO_PROGRESS,
    ORGANISATION_BARRED,
    OTHER
}
