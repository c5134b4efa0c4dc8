package org.litopys.events.introduction;

/** How people met. */
public enum MeetingMode {
    IN_PERSON,
    VIDEO
}
