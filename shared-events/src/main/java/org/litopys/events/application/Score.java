package org.litopys.events.application;

/**
 * @param points 0 to 100
 */
public record Score(Criterion criterion, int points) {
    /** What an evaluation weighs; all count the same. */
    public enum Criterion {
        EXCELLENCE,
        IMPACT,
        IMPLEMENTATION
    }

    public Score {
        if (points < 0 || points > 100) {
            throw new IllegalArgumentException("points are 0 to 100, but are " + points);
        }
    }
}
