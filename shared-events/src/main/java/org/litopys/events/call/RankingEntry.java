package org.litopys.events.call;

import org.litopys.events.application.ApplicationId;

/**
 * One application on a ranking list.
 *
 * @param points that the committee agreed on, 0 to 100
 * @param rank from 1 on
 */
public record RankingEntry(
        ApplicationId application, int points, int rank, RankingOutcome outcome) {
    public RankingEntry {
        if (points < 0 || points > 100) {
            throw new IllegalArgumentException("points are 0 to 100, but are " + points);
        }
        if (rank < 1) {
            throw new IllegalArgumentException("ranks begin with 1, but one is " + rank);
        }
    }
}
