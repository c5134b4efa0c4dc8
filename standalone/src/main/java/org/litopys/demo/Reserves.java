package org.litopys.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.litopys.demo.Budget.Line;

/**
 * The office's own idea of its reserve lists, kept while it plays, so that it knows whom the ledger
 * will name when a reservation is given back. Used by one thread.
 */
final class Reserves {
    /** Shorter than the time on the list: nobody is decided on who may have lapsed. */
    private static final Duration STAYS = Duration.ofDays(355);

    private final Agenda agenda;
    private final Budget budget;
    private final List<Place> places = new ArrayList<>();

    Reserves(Agenda agenda, Budget budget) {
        this.agenda = agenda;
        this.budget = budget;
    }

    /** Where one application stands. */
    static final class Place {
        private final Line line;
        private final int rank;
        private final long needed;
        private final Runnable named;
        private boolean promoted;
        private boolean left;

        private Place(Line line, int rank, long needed, Runnable named) {
            this.line = line;
            this.rank = rank;
            this.needed = needed;
            this.named = named;
        }

        boolean isPromoted() {
            return promoted;
        }

        /** It was decided on. */
        void leave() {
            left = true;
        }
    }

    /**
     * @param needed in euros
     * @param named what the office does when the application is next to be decided on
     */
    Place put(Line line, int rank, long needed, Runnable named) {
        Place place = new Place(line, rank, needed, named);
        places.add(place);
        agenda.in(
                STAYS,
                () -> {
                    if (!place.promoted) {
                        place.leave();
                    }
                });
        return place;
    }

    /** A reservation, or the rest of it, was given back to the line; the budget knows already. */
    void freed(Line line) {
        places.removeIf(place -> place.left);
        List<Place> waiting =
                places.stream()
                        .filter(place -> place.line == line)
                        .sorted(Comparator.comparingInt(place -> place.rank))
                        .toList();
        long offered =
                waiting.stream()
                        .filter(place -> place.promoted)
                        .mapToLong(place -> place.needed)
                        .sum();
        for (Place next : waiting) {
            if (!next.promoted && offered + next.needed <= budget.available(line)) {
                offered += next.needed;
                next.promoted = true;
                next.named.run();
            }
        }
    }
}
