package org.litopys.demo;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.EnumMap;
import java.util.Map;
import org.litopys.events.LocalizedText;
import org.litopys.events.Money;

/**
 * The office's own idea of its budget, kept while it plays, so that it knows which award the ledger
 * will refuse. In whole euros. Used by one thread.
 */
final class Budget {
    static final String CURRENCY = "EUR";

    /** The budget lines; {@link #EVALUATION} pays experts and carries no award. */
    enum Line {
        GRANTS(new LocalizedText("Grants", "Гранти"), 12_000, 3_000_000),
        PILOTS(new LocalizedText("Pilots", "Випробування"), 1_350, 1_000_000),
        PRIZES(new LocalizedText("Prizes and challenges", "Премії та виклики"), 750, 1_000_000),
        BRIDGING(
                new LocalizedText("Bridging support for EU topics", "Супровід тем ЄС"),
                900,
                1_000_000),
        EVALUATION(new LocalizedText("Evaluation", "Оцінювання"), 600, 500_000);

        private final LocalizedText title;
        private final long eurosPerApplication;
        private final long least;

        Line(LocalizedText title, long eurosPerApplication, long least) {
            this.title = title;
            this.eurosPerApplication = eurosPerApplication;
            this.least = least;
        }

        LocalizedText title() {
            return title;
        }

        /**
         * What the line gets in two years: a little less than good applications would need, and
         * enough that a small demo can award something.
         */
        long wholeFor(int applications) {
            return Math.max(least, applications * eurosPerApplication);
        }
    }

    private final Map<Line, Long> available = new EnumMap<>(Line.class);

    Budget() {
        for (Line line : Line.values()) {
            available.put(line, 0L);
        }
    }

    long available(Line line) {
        return available.getOrDefault(line, 0L);
    }

    void allocate(Line line, long euros) {
        available.merge(line, euros, Long::sum);
    }

    void reserve(Line line, long euros) {
        available.merge(line, -euros, Long::sum);
    }

    void release(Line line, long euros) {
        available.merge(line, euros, Long::sum);
    }

    static Money euros(long amount) {
        return new Money(BigDecimal.valueOf(amount), Currency.getInstance(CURRENCY));
    }
}
