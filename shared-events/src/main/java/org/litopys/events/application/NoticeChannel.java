package org.litopys.events.application;

/** How an applicant was told of an outcome. */
public enum NoticeChannel {
    PORTAL,
    EMAIL,
    POST
}
