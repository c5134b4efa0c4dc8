package org.litopys.events.pilot;

/** By which scale readiness is judged. */
public enum ReadinessScale {
    /** Technology, 1 to 9. */
    TRL(9),
    /** Adoption, 1 to 9. */
    ARL(9),
    /** Manufacturing, 1 to 10. */
    MRL(10);

    private final int highest;

    ReadinessScale(int highest) {
        this.highest = highest;
    }

    public int highest() {
        return highest;
    }
}
