package org.litopys.query.figures;

import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.litopys.events.LedgerEvent;
import org.litopys.events.RecordType;
import org.litopys.events.application.Admissibility;
import org.litopys.events.application.ApplicationEvent.AdmissibilityAssessed;
import org.litopys.events.application.ApplicationEvent.ApplicationAccepted;
import org.litopys.events.application.ApplicationEvent.ApplicationRejected;
import org.litopys.events.application.ApplicationEvent.ApplicationSubmitted;
import org.litopys.events.application.ApplicationEvent.EligibilityAssessed;
import org.litopys.events.application.ApplicationEvent.RedressDecided;
import org.litopys.events.application.Eligibility;
import org.litopys.events.application.RedressOutcome;
import org.litopys.events.contract.ContractEvent.ContractSigned;
import org.litopys.events.introduction.IntroductionEvent.MeetingHeld;
import org.litopys.events.pilot.PilotEvent.PilotStarted;
import org.litopys.events.pilot.PilotStatus;
import org.litopys.events.record.RecordEvent.DecisionReversed;
import org.litopys.eventstore.Migrations;
import org.litopys.query.Rows;
import org.litopys.query.figures.Journeys.Stage;
import org.litopys.query.figures.Journeys.Traits;
import org.litopys.query.record.ContractState;
import org.litopys.query.record.Due;
import org.litopys.query.record.Participant;
import org.litopys.query.record.PilotState;
import org.litopys.query.record.ProgrammeState;
import org.litopys.query.record.RecordChanges;
import org.litopys.query.record.RecordRow;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps the figures true to each change of a record, in the transaction that projects it. */
@Component
class Figures implements RecordChanges {
    private static final String TRAITS = "call, technology, country, year";
    private static final String TRAIT_TYPES = "text, text, text, int";

    private final JdbcClient db;
    private final Counters counters;
    private final Journeys journeys;
    private final Spans dues;
    private final Spans contractEnds;
    private final Spans pilots;
    private final Map<String, BudgetRow> budget = new LinkedHashMap<>();
    private final Map<String, Choice> choices = new LinkedHashMap<>();
    private final Set<String> knownChoices = new HashSet<>();

    private record BudgetRow(String programme, ProgrammeState.Line line, long since) {}

    private record Choice(String kind, String code, long since) {}

    Figures(DataSource dataSource) {
        Migrations.migrate(dataSource, "figures", "org/litopys/query/figures/migrations");
        db = JdbcClient.create(dataSource);
        counters = new Counters(db);
        journeys = new Journeys(db, counters);
        dues =
                new Spans(
                        db,
                        "figures.due",
                        "type, reference, organisation, organisation_uk, step, desk, due_at, due_day, status, planned_end, "
                                + TRAITS,
                        "text, text, text, text, text, text, timestamptz, date, text, date, "
                                + TRAIT_TYPES);
        contractEnds =
                new Spans(
                        db,
                        "figures.contract_end",
                        "reference, organisation, organisation_uk, value, paid, currency, end_date, "
                                + TRAITS,
                        "text, text, text, numeric, numeric, text, date, " + TRAIT_TYPES);
        pilots = new Spans(db, "figures.pilot", "status, " + TRAITS, "text, " + TRAIT_TYPES);
    }

    @Override
    public void changed(Change change) {
        long position = change.stamp().position();
        if (change.own()) {
            journey(change, position);
            status(change, position);
        }
        due(change, position);
        if (change.after().state() instanceof ContractState contract) {
            contractEnd(change, contract, position);
        }
        if (change.after().row().type() == RecordType.PILOT) {
            pilot(change, position);
        }
        if (change.after().state() instanceof ProgrammeState programme) {
            budget(change, programme, position);
        }
    }

    private void journey(Change change, long position) {
        RecordRow row = change.after().row();
        LedgerEvent event = change.event();
        var at = change.stamp().occurredAt();
        switch (event) {
            case ApplicationSubmitted submitted -> {
                int year =
                        Year.from(submitted.submittedAt().atZone(RecordType.OFFICE_ZONE))
                                .getValue();
                offer("call", row.call(), position);
                offer("country", row.country(), position);
                offer("year", Integer.toString(year), position);
                journeys.submitted(
                        row.id(),
                        new Traits(row.call(), submitted.technology().name(), row.country(), year),
                        position,
                        at,
                        submitted.requested());
            }
            case EligibilityAssessed assessed ->
                    journeys.reached(
                            row.id(),
                            assessed.outcome() == Eligibility.ELIGIBLE
                                    ? Stage.ELIGIBLE
                                    : Stage.DECIDED,
                            position,
                            at,
                            null);
            case ApplicationAccepted accepted -> {
                journeys.reached(row.id(), Stage.ACCEPTED, position, at, accepted.awarded());
                journeys.reached(row.id(), Stage.DECIDED, position, at, null);
            }
            case ApplicationRejected _ ->
                    journeys.reached(row.id(), Stage.DECIDED, position, at, null);
            case MeetingHeld _ ->
                    journeys.reached(row.application(), Stage.INTRODUCED, position, at, null);
            case PilotStarted _ ->
                    journeys.reached(row.application(), Stage.PILOTED, position, at, null);
            case ContractSigned _ ->
                    journeys.reached(
                            row.application(), Stage.CONTRACTED, position, at, row.amount());
            case AdmissibilityAssessed assessed -> {
                if (assessed.outcome() == Admissibility.INADMISSIBLE) {
                    journeys.reached(row.id(), Stage.DECIDED, position, at, null);
                }
            }
            case RedressDecided redress -> {
                if (redress.outcome() == RedressOutcome.UPHELD) {
                    journeys.left(row.id(), Stage.DECIDED, position);
                }
            }
            case DecisionReversed reversed ->
                    stagesOf(reversed.eventType())
                            .forEach(stage -> journeys.left(row.id(), stage, position));
            case null, default -> {} // no other event brings an application to a stage
        }
    }

    /** To where a decision brings an application. */
    private static List<Stage> stagesOf(String decision) {
        return switch (decision) {
            case "AdmissibilityAssessed" -> List.of(Stage.DECIDED);
            case "EligibilityAssessed" -> List.of(Stage.ELIGIBLE, Stage.DECIDED);
            case "ApplicationAccepted" -> List.of(Stage.ACCEPTED, Stage.DECIDED);
            case "ApplicationRejected" -> List.of(Stage.DECIDED);
            default -> List.of();
        };
    }

    private void offer(String kind, @Nullable String code, long position) {
        if (code != null && knownChoices.add(kind + "|" + code)) {
            choices.put(kind + "|" + code, new Choice(kind, code, position));
        }
    }

    private void status(Change change, long position) {
        RecordRow after = change.after().row();
        String before = change.before() == null ? null : change.before().row().status();
        if (!after.status().equals(before)) {
            counters.add(Counters.name("status", after.type(), after.status()), position, 1);
            if (before != null) {
                counters.add(Counters.name("status", after.type(), before), position, -1);
            }
        }
    }

    /**
     * What distinguishes one waiting from the next; status and planned end of a pilot are shown
     * beside what it waits for.
     */
    private record Waiting(
            Due due,
            String status,
            @Nullable LocalDate plannedEnd,
            @Nullable Participant organisation) {
        static @Nullable Waiting of(@Nullable RecordVersion version) {
            return version == null || version.row().due() == null
                    ? null
                    : new Waiting(
                            version.row().due(),
                            version.row().status(),
                            version.state() instanceof PilotState pilot ? pilot.plannedEnd() : null,
                            version.row().organisation());
        }
    }

    private void due(Change change, long position) {
        Waiting before = Waiting.of(change.before());
        Waiting after = Waiting.of(change.after());
        if (Objects.equals(before, after)) {
            return;
        }
        RecordRow row = change.after().row();
        if (before != null) {
            dues.end(row.id(), position);
            countDue(row.type(), before, position, -1);
        }
        if (after != null) {
            Due due = after.due();
            Traits traits = journeys.traits(row.application());
            dues.begin(
                    row.id(),
                    position,
                    row.type(),
                    row.reference(),
                    organisation(row),
                    organisationUk(row),
                    due.step(),
                    due.desk(),
                    due.at().atOffset(ZoneOffset.UTC),
                    day(due),
                    after.status(),
                    after.plannedEnd(),
                    row.call(), // as lists filter it, so that they show what is counted here
                    name(row.technology()),
                    row.country(),
                    traits == null ? null : traits.year());
            countDue(row.type(), after, position, 1);
        }
    }

    private void countDue(RecordType type, Waiting waiting, long position, int more) {
        Due due = waiting.due();
        LocalDate day = day(due);
        counters.add(Counters.name("desk", due.desk(), type), position, more);
        countDay(type.name(), day, position, more);
        if (type == RecordType.PILOT && !waiting.status().equals(PilotStatus.EVALUATED.name())) {
            countDay(DueQueries.OPEN_PILOT, day, position, more);
        }
    }

    private void countDay(String kind, LocalDate day, long position, int more) {
        YearMonth month = YearMonth.from(day);
        counters.add(Counters.name("duemonth", kind, month), position, more);
        counters.add(Counters.name("dueday", kind, month, day), position, more);
    }

    private static LocalDate day(Due due) {
        return LocalDate.ofInstant(due.at(), RecordType.OFFICE_ZONE);
    }

    private static @Nullable String organisation(RecordRow row) {
        return row.organisation() == null ? null : row.organisation().name();
    }

    private static @Nullable String organisationUk(RecordRow row) {
        return row.organisation() == null ? null : row.organisation().nameUk();
    }

    private static @Nullable String name(@Nullable Enum<?> constant) {
        return constant == null ? null : constant.name();
    }

    private record Ending(ContractState contract, @Nullable Participant organisation) {
        boolean same(@Nullable ContractState other, @Nullable Participant organisationThen) {
            return other != null
                    && other.status() == contract.status()
                    && other.value().equals(contract.value())
                    && other.endDate().equals(contract.endDate())
                    && other.paid().equals(contract.paid())
                    && Objects.equals(organisation, organisationThen);
        }
    }

    private void contractEnd(Change change, ContractState contract, long position) {
        ContractState before =
                change.before() != null && change.before().state() instanceof ContractState was
                        ? was
                        : null;
        RecordRow row = change.after().row();
        Participant organisationThen =
                change.before() == null ? null : change.before().row().organisation();
        if (new Ending(contract, row.organisation()).same(before, organisationThen)) {
            return;
        }
        if (before != null && before.runs()) {
            contractEnds.end(row.id(), position);
        }
        if (contract.runs()) {
            Traits traits = journeys.traits(row.application());
            contractEnds.begin(
                    row.id(),
                    position,
                    row.reference(),
                    organisation(row),
                    organisationUk(row),
                    contract.value().amount(),
                    contract.paid().amount(),
                    contract.value().currency(),
                    contract.endDate(),
                    row.call(),
                    name(row.technology()),
                    row.country(),
                    traits == null ? null : traits.year());
        }
    }

    private void pilot(Change change, long position) {
        RecordRow row = change.after().row();
        RecordRow before = change.before() == null ? null : change.before().row();
        if (before != null) {
            if (before.status().equals(row.status())
                    && Objects.equals(before.country(), row.country())) {
                return;
            }
            pilots.end(row.id(), position);
        }
        Traits traits = journeys.traits(row.application());
        pilots.begin(
                row.id(),
                position,
                row.status(),
                row.call(),
                name(row.technology()),
                row.country(),
                traits == null ? null : traits.year());
    }

    private void budget(Change change, ProgrammeState programme, long position) {
        ProgrammeState before =
                change.before() != null && change.before().state() instanceof ProgrammeState was
                        ? was
                        : null;
        for (ProgrammeState.Line line : programme.lines()) {
            if (before == null || !before.lines().contains(line)) {
                budget.put(
                        programme.code() + "|" + line.line() + "|" + position,
                        new BudgetRow(programme.code(), line, position));
            }
        }
    }

    @Override
    public void flush() {
        counters.flush();
        journeys.flush();
        dues.flush();
        contractEnds.flush();
        pilots.flush();
        Rows lines = new Rows(budget.size());
        budget.values()
                .forEach(row ->
                        lines.add(
                                row.programme(),
                                row.line().line(),
                                row.since(),
                                row.line().title().en(),
                                row.line().title().uk(),
                                row.line().allocated().currency(),
                                row.line().allocated().amount(),
                                row.line().reserved().amount(),
                                row.line().committed().amount(),
                                row.line().paid().amount()));
        lines.insert(
                db,
                "figures.budget_line (programme, line, since, title_en, title_uk, currency, allocated, reserved, committed, paid)",
                "text, text, bigint, text, text, text, numeric, numeric, numeric, numeric");
        budget.clear();
        Rows offered = new Rows(choices.size());
        choices.values()
                .forEach(choice -> offered.add(choice.kind(), choice.code(), choice.since()));
        offered.execute(
                db,
                "insert into figures.choice (kind, code, since) select * from "
                        + Rows.unnest("text, text, bigint")
                        + " on conflict do nothing");
        choices.clear();
    }

    @Override
    public void forget() {
        counters.forget();
        journeys.forget();
        dues.forget();
        contractEnds.forget();
        pilots.forget();
        budget.clear();
        choices.clear();
        knownChoices.clear();
    }

    @Override
    public void reset() {
        forget();
        db.sql(
                        """
                        truncate figures.series, figures.counter, figures.journey, figures.due, figures.contract_end,
                                 figures.pilot, figures.budget_line, figures.choice restart identity\
                        """)
                .update();
    }
}
