package org.litopys.query.figures;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.litopys.events.RecordType;
import org.litopys.events.Role;
import org.litopys.query.TestLedger;
import org.litopys.query.figures.OverviewFigures.BudgetLine;
import org.litopys.query.figures.OverviewFigures.ByKind;
import org.litopys.query.figures.OverviewFigures.EndingContract;
import org.litopys.query.figures.OverviewFigures.Filter;
import org.litopys.query.figures.OverviewFigures.LateRow;
import org.litopys.query.figures.OverviewFigures.PilotCounts;
import org.litopys.query.figures.OverviewFigures.PilotRow;
import org.litopys.query.record.ContractState;
import org.litopys.query.record.Due;
import org.litopys.query.record.PilotState;
import org.litopys.query.record.ProgrammeState;
import org.litopys.query.record.RecordState;

/** Counts what waits, ends or is left the slow way: all records as they were at a position. */
final class CountedRecords {
    private final List<One> records;
    private final CountedApplications applications;
    private final Instant moment;
    private final LocalDate today;

    private record One(
            RecordType type,
            String reference,
            @Nullable String organisation,
            @Nullable String organisationUk,
            @Nullable UUID application,
            @Nullable String country,
            RecordState state) {
        /** What belongs to no application counts by what its list shows of it: a country. */
        boolean fitsAlone(Filter filter) {
            return filter.equals(new Filter(null, null, filter.country(), null))
                    && (filter.country() == null || filter.country().equals(country));
        }

        Due due() {
            return requireNonNull(state.due());
        }
    }

    CountedRecords(
            TestLedger office, long position, Instant moment, CountedApplications applications) {
        this.applications = applications;
        this.moment = moment;
        this.today = day(moment);
        records =
                office.db
                        .sql(
                                """
                                select r.type, r.reference, r.organisation_name, r.organisation_name_uk,
                                       r.application, r.country, s.state
                                  from query.record r
                                  join query.step s on s.record_id = r.record_id and s.since = r.since
                                 where r.since <= :position
                                   and (r.until is null or r.until > :position)\
                                """)
                        .param("position", position)
                        .query((row, _) -> {
                            RecordType type = RecordType.valueOf(row.getString("type"));
                            return new One(
                                    type,
                                    row.getString("reference"),
                                    row.getString("organisation_name"),
                                    row.getString("organisation_name_uk"),
                                    row.getObject("application", UUID.class),
                                    row.getString("country"),
                                    RecordState.parse(type, row.getString("state")));
                        })
                        .list();
    }

    private static LocalDate day(Instant time) {
        return time.atZone(CountedApplications.BRUSSELS).toLocalDate();
    }

    private List<One> fitting(Filter filter) {
        return records.stream()
                .filter(one ->
                        one.application() == null
                                ? one.fitsAlone(filter)
                                : applications.fits(one.application(), filter))
                .toList();
    }

    private List<One> waiting(Filter filter) {
        return fitting(filter).stream()
                .filter(one -> one.state().due() != null)
                .sorted(
                        Comparator.comparing((One one) -> one.due().at())
                                .thenComparing(One::reference))
                .toList();
    }

    private boolean isLate(One one) {
        return one.due().at().isBefore(moment);
    }

    private boolean isDueByNextWeek(One one) {
        return !day(one.due().at()).isAfter(today.plusDays(7));
    }

    private static Map<RecordType, Long> byKind(Stream<One> some) {
        return some.collect(Collectors.groupingBy(One::type, Collectors.counting()));
    }

    ByKind byKind(Filter filter) {
        Map<Role, Map<RecordType, Long>> desks = new EnumMap<>(Role.class);
        for (One one : waiting(filter)) {
            desks.computeIfAbsent(one.due().desk(), _ -> new EnumMap<>(RecordType.class))
                    .merge(one.type(), 1L, Long::sum);
        }
        return new ByKind(
                byKind(waiting(filter).stream().filter(this::isLate)),
                byKind(
                        waiting(filter).stream()
                                .filter(one -> !isLate(one) && isDueByNextWeek(one))),
                desks);
    }

    List<LateRow> lateRows(Filter filter) {
        return waiting(filter).stream()
                .filter(this::isDueByNextWeek)
                .limit(10)
                .map(one ->
                        new LateRow(
                                one.type(),
                                one.reference(),
                                one.organisation(),
                                one.organisationUk(),
                                one.due().step(),
                                one.due().desk(),
                                one.due().at()))
                .toList();
    }

    List<PilotRow> pilotRows(Filter filter) {
        List<PilotRow> rows = new ArrayList<>();
        for (One one : waiting(filter)) {
            if (one.state() instanceof PilotState pilot
                    && !pilot.status().name().equals("EVALUATED")) {
                rows.add(
                        new PilotRow(
                                one.reference(),
                                pilot.technology(),
                                pilot.status().name(),
                                one.due().step(),
                                one.due().at(),
                                pilot.plannedEnd()));
            }
        }
        return rows.stream().limit(10).toList();
    }

    PilotCounts pilots(Filter filter) {
        Function<Set<String>, Long> in =
                statuses ->
                        fitting(filter).stream()
                                .filter(one -> one.type() == RecordType.PILOT)
                                .filter(one -> statuses.contains(one.state().status().name()))
                                .count();
        return new PilotCounts(
                in.apply(Set.of("SUSPENDED")),
                in.apply(Set.of("RUNNING")),
                in.apply(
                        Set.of(
                                "PROPOSED",
                                "PLAN_SUBMITTED",
                                "PLAN_APPROVED",
                                "ENDORSED",
                                "AUTHORISED")),
                in.apply(Set.of("COMPLETED", "REPORTED")),
                in.apply(Set.of("EVALUATED", "CLOSED")),
                in.apply(Set.of("REJECTED", "CANCELLED", "TERMINATED")));
    }

    List<EndingContract> ending(Filter filter) {
        List<EndingContract> ending = new ArrayList<>();
        for (One one : fitting(filter)) {
            if (one.state() instanceof ContractState contract
                    && contract.runs()
                    && !contract.endDate().isBefore(today)
                    && !contract.endDate().isAfter(today.plusDays(90))) {
                ending.add(
                        new EndingContract(
                                one.reference(),
                                one.organisation(),
                                one.organisationUk(),
                                contract.value(),
                                contract.paid(),
                                contract.endDate()));
            }
        }
        ending.sort(
                Comparator.comparing(EndingContract::endDate)
                        .thenComparing(EndingContract::reference));
        return ending;
    }

    List<BudgetLine> budget() {
        List<BudgetLine> lines = new ArrayList<>();
        for (One one : records) {
            if (one.state() instanceof ProgrammeState programme) {
                for (ProgrammeState.Line line : programme.lines()) {
                    lines.add(
                            new BudgetLine(
                                    programme.code(),
                                    line.line(),
                                    line.title().en(),
                                    line.title().uk(),
                                    line.allocated(),
                                    line.reserved(),
                                    line.committed(),
                                    line.paid()));
                }
            }
        }
        lines.sort(Comparator.comparing(BudgetLine::programme).thenComparing(BudgetLine::line));
        return lines;
    }

    /** What may still be reserved, as the programmes themselves say. */
    List<String> available() {
        return records.stream()
                .filter(one -> one.state() instanceof ProgrammeState)
                .flatMap(one -> ((ProgrammeState) one.state()).lines().stream())
                .map(line -> line.line() + " " + line.available())
                .sorted()
                .toList();
    }
}
