package org.litopys.events.application;

/** Whether an application may be evaluated. */
public enum Eligibility {
    ELIGIBLE,
    INELIGIBLE
}
