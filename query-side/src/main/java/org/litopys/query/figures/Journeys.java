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
            Instant at,
            @Nullable Integer days,
            @Nullable Money money,
            Traits traits) {}

    private static final class Journey {
        final Traits traits;
        final Map<Stage, Instant> at = new EnumMap<>(Stage.class);
        @Nullable Money money;

        Journey(Traits traits) {
            this.traits = traits;
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
            journey.money = money;
        }
        Integer days = stage == Stage.DECIDED ? null : daysSinceStageBefore(journey, stage, at);
        pending.add(
                new Arrival(application, stage, position, at, days, journey.money, journey.traits));
        count(journey, stage, position, at, days);
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
            Journey journey, Stage stage, long position, Instant at, @Nullable Integer days) {
        Money money = journey.money;
        for (Object year : new Object[] {"all", journey.traits.year()}) {
            if (stage != Stage.DECIDED) {
                counters.add(
                        Counters.name("funnel", year, stage, money == null ? "" : money.currency()),
                        position,
                        1,
                        money == null ? BigDecimal.ZERO : money.amount());
            }
            if (days != null) {
                counters.add(
                        Counters.name("days", year, stage, "%05d".formatted(bucket(days))),
                        position,
                        1);
            }
            if (stage == Stage.SUBMITTED || stage == Stage.DECIDED) {
                counters.add(
                        Counters.name(
                                "month",
                                year,
                                YearMonth.from(at.atZone(RecordType.OFFICE_ZONE)),
                                stage),
                        position,
                        1);
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
        db.sql("select * from figures.journey where application = ? order by since")
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
                        found[0].money =
                                Money.of(amount.toPlainString(), row.getString("currency"));
                    }
                });
        if (found[0] != null) {
            known.put(application, found[0]);
        }
        return found[0];
    }

    void flush() {
        Rows rows = new Rows(pending.size());
        for (Arrival one : pending) {
            Money money = one.money();
            rows.add(
                    one.application(),
                    one.stage().name(),
                    one.since(),
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
                "figures.journey (application, stage, since, at, days, amount, currency, call, technology, country, year)",
                "uuid, text, bigint, timestamptz, int, numeric, text, text, text, text, int");
        pending.clear();
    }

    void forget() {
        known.clear();
        pending.clear();
    }
}
