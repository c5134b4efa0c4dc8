package org.litopys.events.application;

/** Whether an application is in the form that the call asks for. */
public enum Admissibility {
    ADMISSIBLE,
    INADMISSIBLE
}
