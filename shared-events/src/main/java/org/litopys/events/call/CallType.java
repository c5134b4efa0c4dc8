package org.litopys.events.call;

/** How a call asks for applications. */
public enum CallType {
    CALL,
    CHALLENGE,
    HACKATHON,
    PRIZE,
    CONTINUOUS
}
