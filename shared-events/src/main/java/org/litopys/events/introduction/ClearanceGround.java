package org.litopys.events.introduction;

/** Why an introduction may not take place. */
public enum ClearanceGround {
    EXPORT_CONTROL,
    SANCTIONS,
    SECURITY,
    OTHER
}
