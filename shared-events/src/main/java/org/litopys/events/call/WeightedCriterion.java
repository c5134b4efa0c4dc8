package org.litopys.events.call;

import org.litopys.events.application.Score;

/**
 * What one criterion counts for in a call.
 *
 * @param weight percent of the whole, 1 to 100
 * @param threshold points that an application needs here, 0 to 100
 */
public record WeightedCriterion(Score.Criterion criterion, int weight, int threshold) {
    public WeightedCriterion {
        if (weight < 1 || weight > 100) {
            throw new IllegalArgumentException("weight is 1 to 100, but is " + weight);
        }
        if (threshold < 0 || threshold > 100) {
            throw new IllegalArgumentException("threshold is 0 to 100, but is " + threshold);
        }
    }
}
