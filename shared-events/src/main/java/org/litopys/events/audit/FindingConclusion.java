package org.litopys.events.audit;

/** With what a finding ends. */
public enum FindingConclusion {
    REMEDIED,
    RISK_ACCEPTED,
    NOT_UPHELD
}
