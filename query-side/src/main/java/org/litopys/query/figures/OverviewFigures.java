package org.litopys.query.figures;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.litopys.events.Money;
import org.litopys.events.RecordType;
import org.litopys.events.Role;
import org.litopys.events.TechnologyArea;
import org.litopys.events.pilot.PilotStatus;
import org.litopys.query.AsOf;
import org.litopys.query.record.Due.Step;

/**
 * The figures of overview and budget, at any position of the ledger. An answer costs the same at
 * every position and does not grow with the history.
 */
public interface OverviewFigures {
    /** What is due soon; the last of the days is within ({@code Due.lastDayWithin}). */
    int SOON_DAYS = 7;

    /** Which contracts are said to end soon. */
    int ENDING_DAYS = 90;

    /**
     * All figures of the overview. Late and due soon are counted from the moment of {@code asOf}.
     */
    Overview overview(Filter filter, AsOf asOf);

    /** Lines of all programmes, in the order of programme and line. */
    List<BudgetLine> budget(AsOf asOf);

    /** What the filters offer: whatever occurs in the ledger then. */
    Choices choices(AsOf asOf);

    /**
     * What counts: applications, and what followed from them, by the same facts by which lists
     * filter them. Null means all.
     *
     * @param call code of the call
     * @param country of the lead, ISO 3166-1 alpha-2
     * @param year in which the application was submitted, in Brussels
     */
    record Filter(
            @Nullable String call,
            @Nullable TechnologyArea technology,
            @Nullable String country,
            @Nullable Integer year) {
        public static final Filter NONE = new Filter(null, null, null, null);
    }

    /**
     * @param calls codes, newest first
     * @param countries by code
     * @param years newest first
     */
    record Choices(List<String> calls, List<String> countries, List<Integer> years) {}

    /**
     * @param months the twelve months up to the moment, oldest first
     * @param late what is late or due within seven days, worst first, at most ten
     * @param ending contracts that end within ninety days, soonest first, at most five
     * @param pilots that are not evaluated, the next due first, at most ten
     */
    record Overview(
            Attention attention,
            List<Stage> funnel,
            List<Month> months,
            List<LateRow> late,
            List<BudgetLine> budget,
            List<EndingContract> ending,
            List<PilotRow> pilots,
            PilotCounts pilotCounts) {}

    /**
     * Numbers of records, of all kinds that have due dates.
     *
     * @param atDesk records that wait for each role
     * @param byKind the same numbers for each kind of record
     * @param contractsEnding signed contracts that end within ninety days
     */
    record Attention(
            long late,
            long dueInSevenDays,
            Map<Role, Long> atDesk,
            ByKind byKind,
            long contractsEnding,
            long pilotsRunning) {
        public static Attention of(ByKind byKind, long contractsEnding, long pilotsRunning) {
            Map<Role, Long> atDesk = new EnumMap<>(Role.class);
            byKind.atDesk().forEach((desk, kinds) -> atDesk.put(desk, sum(kinds)));
            return new Attention(
                    sum(byKind.late()),
                    sum(byKind.dueInSevenDays()),
                    atDesk,
                    byKind,
                    contractsEnding,
                    pilotsRunning);
        }

        private static long sum(Map<RecordType, Long> kinds) {
            return kinds.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /** What waits, by kind of record; kinds of which nothing waits are left out. */
    record ByKind(
            Map<RecordType, Long> late,
            Map<RecordType, Long> dueInSevenDays,
            Map<Role, Map<RecordType, Long>> atDesk) {}

    /** Stages of the funnel, in order. */
    enum Reached {
        SUBMITTED,
        ELIGIBLE,
        ACCEPTED,
        INTRODUCED,
        PILOTED,
        CONTRACTED
    }

    /**
     * How many applications ever got to a stage.
     *
     * @param value what they asked for until they are accepted, then what they were awarded; of
     *     contracts their value. Null where the sums are of several currencies
     * @param medianDays days from the stage before, median; null for the first stage and where
     *     nothing got there
     */
    record Stage(
            Reached reached, long records, @Nullable Money value, @Nullable Integer medianDays) {}

    /**
     * Applications submitted, and decided (accepted, rejected or found ineligible), in one month.
     */
    record Month(YearMonth month, long received, long decided) {}

    /**
     * @param organisation lead, innovator or contractor
     * @param organisationUk its name in Ukrainian, where it has one
     * @param step what is to be done
     * @param desk for whose role it waits
     */
    record LateRow(
            RecordType type,
            String reference,
            @Nullable String organisation,
            @Nullable String organisationUk,
            Step step,
            Role desk,
            Instant dueAt) {}

    /**
     * @param reserved set aside for awards, not yet committed
     * @param committed owed under signed contracts, the paid part included
     */
    record BudgetLine(
            String programme,
            String line,
            String titleEn,
            String titleUk,
            Money allocated,
            Money reserved,
            Money committed,
            Money paid) {
        /** What may still be reserved. */
        public Money available() {
            return allocated.minus(reserved).minus(committed);
        }
    }

    record EndingContract(
            String reference,
            @Nullable String organisation,
            @Nullable String organisationUk,
            Money value,
            Money paid,
            LocalDate endDate) {}

    /**
     * @param step what is to be done next; null where nothing is
     */
    record PilotRow(
            String reference,
            TechnologyArea technology,
            String status,
            @Nullable Step step,
            @Nullable Instant dueAt,
            LocalDate plannedEnd) {}

    /** Where pilots stand; each status belongs to one group. */
    enum PilotGroup {
        SUSPENDED,
        RUNNING,
        PREPARED,
        /** Its end or its report is there, its evaluation is not. */
        COMPLETED,
        EVALUATED,
        /** Never begun, or broken off. */
        STOPPED;

        public static PilotGroup of(PilotStatus status) {
            return switch (status) {
                case PROPOSED, PLAN_SUBMITTED, PLAN_APPROVED, ENDORSED, AUTHORISED -> PREPARED;
                case RUNNING -> RUNNING;
                case SUSPENDED -> SUSPENDED;
                case COMPLETED, REPORTED -> COMPLETED;
                case EVALUATED, CLOSED -> EVALUATED;
                case REJECTED, CANCELLED, TERMINATED -> STOPPED;
            };
        }

        public List<PilotStatus> statuses() {
            return Arrays.stream(PilotStatus.values())
                    .filter(status -> of(status) == this)
                    .toList();
        }
    }

    /** Numbers of pilots by group; together they are all pilots. */
    record PilotCounts(
            long suspended,
            long running,
            long prepared,
            long completed,
            long evaluated,
            long stopped) {
        public long of(PilotGroup group) {
            return switch (group) {
                case SUSPENDED -> suspended;
                case RUNNING -> running;
                case PREPARED -> prepared;
                case COMPLETED -> completed;
                case EVALUATED -> evaluated;
                case STOPPED -> stopped;
            };
        }
    }
}
