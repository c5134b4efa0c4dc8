package org.litopys.query.figures;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.litopys.events.Money;
import org.litopys.events.RecordType;
import org.litopys.query.Rows;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How far each application came, with everything that followed from it. For the one thread of the
 * projection.
 */
final class Journeys {
    private static final int KEPT = 20_000;

    private final JdbcClient db;
    private final Counters counters;
    private final Map<UUID, Journey> known =
            new LinkedHashMap<>(256, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<UUID, Journey> eldest) {
                    return size() > KEPT;
                }
            };
    private final List<Arrival> pending = new ArrayList<>();
    private final Map<Place, Long> left = new LinkedHashMap<>();

    private record Place(UUID application, Stage stage) {}

    Journeys(JdbcClient db, Counters counters) {
        this.db = db;
        this.counters = counters;
    }

    /**
     * What is counted. {@code DECIDED} is no stage of the funnel: every application that was
     * accepted, rejected or found ineligible.
     */
    enum Stage {
        SUBMITTED,
        ELIGIBLE,
        ACCEPTED,
        INTRODUCED,
        PILOTED,
        CONTRACTED,
        DECIDED
    }

    /** By what applications are filtered. */
    record Traits(
            @Nullable String call,
            @Nullable String technology,
            @Nullable String country,
            int year) {}

    private record Arrival(
            UUID application,
            Stage stage,
            long since,
            @Nullable Long until,
            Instant at,
            @Nullable Integer days,
            @Nullable Money money,
            Traits traits) {
        Arrival leftAt(long position) {
            return new Arrival(application, stage, since, position, at, days, money, traits);
        }
    }

    private static final class Journey {
        final Traits traits;
        final Map<Stage, Instant> at = new EnumMap<>(Stage.class);
        final Map<Stage, Money> moneyOf = new EnumMap<>(Stage.class);

        Journey(Traits traits) {
            this.traits = traits;
        }

        /** Of the last stage of the funnel that named an amount. */
        @Nullable Money money() {
            Money last = null;
            for (Map.Entry<Stage, Money> one : moneyOf.entrySet()) { // in the order of the stages
                last = one.getKey() == Stage.DECIDED ? last : one.getValue();
            }
            return last;
        }
    }

    /** Null where the application has not been submitted. */
    @Nullable Traits traits(@Nullable UUID application) {
        Journey journey = application == null ? null : journey(application);
        return journey == null ? null : journey.traits;
    }

    void submitted(UUID application, Traits traits, long position, Instant at, Money requested) {
        known.put(application, new Journey(traits));
        reached(application, Stage.SUBMITTED, position, at, requested);
    }

    /**
     * Counts once for each application and stage.
     *
     * @param money null where it is that of the stage before
     */
    void reached(
            @Nullable UUID application,
            Stage stage,
            long position,
            Instant at,
            @Nullable Money money) {
        Journey journey = application == null ? null : journey(application);
        if (application == null || journey == null || journey.at.containsKey(stage)) {
            return;
        }
        journey.at.put(stage, at);
        if (money != null) {
            journey.moneyOf.put(stage, money);
        }
        Integer days = stage == Stage.DECIDED ? null : daysSinceStageBefore(journey, stage, at);
        pending.add(
                new Arrival(
                        application,
                        stage,
                        position,
                        null,
                        at,
                        days,
                        journey.money(),
                        journey.traits));
        count(journey, stage, position, at, days, 1);
    }

    /** The decision that had brought an application to a stage was reversed. */
    void left(UUID application, Stage stage, long position) {
        Journey journey = journey(application);
        Instant at = journey == null ? null : journey.at.get(stage);
        if (journey == null || at == null) {
            return;
        }
        Integer days = stage == Stage.DECIDED ? null : daysSinceStageBefore(journey, stage, at);
        count(journey, stage, position, at, days, -1);
        journey.at.remove(stage);
        journey.moneyOf.remove(stage);
        for (int i = 0; i < pending.size(); i++) {
            Arrival one = pending.get(i);
            if (one.application().equals(application)
                    && one.stage() == stage
                    && one.until() == null) {
                pending.set(i, one.leftAt(position));
                return;
            }
        }
        left.put(new Place(application, stage), position);
    }

    private static @Nullable Integer daysSinceStageBefore(
            Journey journey, Stage stage, Instant at) {
        Instant before =
                stage == Stage.SUBMITTED
                        ? null
                        : journey.at.get(Stage.values()[stage.ordinal() - 1]);
        return before == null ? null : (int) Math.max(0, Duration.between(before, at).toDays());
    }

    private void count(
            Journey journey,
            Stage stage,
            long position,
            Instant at,
            @Nullable Integer days,
            int more) {
        Money money = journey.money();
        for (Object year : new Object[] {"all", journey.traits.year()}) {
            if (stage != Stage.DECIDED) {
                counters.add(
                        Counters.name("funnel", year, stage, money == null ? "" : money.currency()),
                        position,
                        more,
                        money == null
                                ? BigDecimal.ZERO
                                : money.amount().multiply(BigDecimal.valueOf(more)));
            }
            if (days != null) {
                counters.add(
                        Counters.name("days", year, stage, "%05d".formatted(bucket(days))),
                        position,
                        more);
            }
            if (stage == Stage.SUBMITTED || stage == Stage.DECIDED) {
                counters.add(
                        Counters.name(
                                "month",
                                year,
                                YearMonth.from(at.atZone(RecordType.OFFICE_ZONE)),
                                stage),
                        position,
                        more);
            }
        }
    }

    /**
     * Days are exact up to 60; beyond, medians are given in steps of 5, from a year on of 30, so
     * that there are few counters.
     */
    static int bucket(int days) {
        if (days <= 60) {
            return days;
        }
        return days <= 365 ? days / 5 * 5 : days / 30 * 30;
    }

    private @Nullable Journey journey(UUID application) {
        Journey kept = known.get(application);
        if (kept != null) {
            return kept;
        }
        Journey[] found = new Journey[1];
        db.sql(
                        """
                        select * from figures.journey where application = ? and until is null order by since\
                        """)
                .param(application)
                .query(row -> {
                    if (found[0] == null) {
                        found[0] =
                                new Journey(
                                        new Traits(
                                                row.getString("call"),
                                                row.getString("technology"),
                                                row.getString("country"),
                                                row.getInt("year")));
                    }
                    found[0].at.put(
                            Stage.valueOf(row.getString("stage")),
                            row.getObject("at", OffsetDateTime.class).toInstant());
                    BigDecimal amount = row.getBigDecimal("amount");
                    if (amount != null) {
                        found[0].moneyOf.put(
                                Stage.valueOf(row.getString("stage")),
                                Money.of(amount.toPlainString(), row.getString("currency")));
                    }
                });
        if (found[0] != null) {
            known.put(application, found[0]);
        }
        return found[0];
    }

    void flush() {
        Rows ends = new Rows(left.size());
        left.forEach((place, until) -> ends.add(place.application(), place.stage().name(), until));
        ends.execute(
                db,
                "update figures.journey set until = one.until from "
                        + Rows.unnest("uuid, text, bigint")
                        + """
                         as one (application, stage, until)
                         where journey.application = one.application and journey.stage = one.stage
                           and journey.until is null\
                        """);
        left.clear();
        Rows rows = new Rows(pending.size());
        for (Arrival one : pending) {
            Money money = one.money();
            rows.add(
                    one.application(),
                    one.stage().name(),
                    one.since(),
                    one.until(),
                    one.at().atOffset(ZoneOffset.UTC),
                    one.days(),
                    money == null ? null : money.amount(),
                    money == null ? null : money.currency().getCurrencyCode(),
                    one.traits().call(),
                    one.traits().technology(),
                    one.traits().country(),
                    one.traits().year());
        }
        rows.insert(
                db,
                "figures.journey (application, stage, since, until, at, days, amount, currency, call, technology, country, year)",
                "uuid, text, bigint, bigint, timestamptz, int, numeric, text, text, text, text, int");
        pending.clear();
    }

    void forget() {
        known.clear();
        pending.clear();
        left.clear();
    }
}
