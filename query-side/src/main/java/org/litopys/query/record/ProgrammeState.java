package org.litopys.query.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.litopys.events.LocalizedText;
import org.litopys.events.Money;
import org.litopys.events.programme.FundingSource;
import org.litopys.events.programme.GrantedPeriod;
import org.litopys.events.programme.Policy;
import org.litopys.events.programme.ProgrammeEvent;
import org.litopys.events.programme.ProgrammeEvent.BudgetAllocated;
import org.litopys.events.programme.ProgrammeEvent.BudgetCommitted;
import org.litopys.events.programme.ProgrammeEvent.BudgetConsumed;
import org.litopys.events.programme.ProgrammeEvent.BudgetDecommitted;
import org.litopys.events.programme.ProgrammeEvent.BudgetReallocated;
import org.litopys.events.programme.ProgrammeEvent.BudgetRecovered;
import org.litopys.events.programme.ProgrammeEvent.BudgetReservationReleased;
import org.litopys.events.programme.ProgrammeEvent.BudgetReserved;
import org.litopys.events.programme.ProgrammeEvent.CallDelisted;
import org.litopys.events.programme.ProgrammeEvent.CallListed;
import org.litopys.events.programme.ProgrammeEvent.ProgrammeActivated;
import org.litopys.events.programme.ProgrammeEvent.ProgrammeApproved;
import org.litopys.events.programme.ProgrammeEvent.ProgrammeClosed;
import org.litopys.events.programme.ProgrammeEvent.ProgrammeClosingStarted;
import org.litopys.events.programme.ProgrammeEvent.ProgrammeCreated;
import org.litopys.events.programme.ProgrammeEvent.ProgrammePolicySet;
import org.litopys.events.programme.ProgrammeEvent.ProgrammeResumed;
import org.litopys.events.programme.ProgrammeEvent.ProgrammeSuspended;
import org.litopys.events.programme.ProgrammeEvent.ReserveListExtended;
import org.litopys.events.programme.ProgrammeId;
import org.litopys.events.programme.ProgrammeStatus;

/**
 * A programme and its budget lines. Single reservations stand in the events and in the records they
 * serve; here are their sums, so that a state does not grow with the number of awards.
 *
 * @param calls how many were published under it, as far as that was recorded
 * @param reserveListed how many applications were put on the reserve list of one of its lines
 * @param policy in force, with the periods that differ from the default ones; null while none was
 *     set
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProgrammeState(
        ProgrammeId programmeId,
        String code,
        LocalizedText title,
        Currency currency,
        LocalDate startDate,
        LocalDate endDate,
        String legalBasis,
        @Nullable LocalizedText objectives,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FundingSource> fundingSources,
        ProgrammeStatus status,
        Instant statusSince,
        int calls,
        int reserveListed,
        @Nullable Policy policy,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Line> lines)
        implements RecordState {

    /**
     * A budget line.
     *
     * @param reserved set aside for awards that no signed contract has taken over yet
     * @param committed owed under signed contracts, paid or not
     * @param paid part of {@code committed}
     * @param available what may still be reserved
     */
    public record Line(
            String line,
            LocalizedText title,
            Money allocated,
            Money reserved,
            Money committed,
            Money paid,
            Money available) {
        static Line of(
                String line,
                LocalizedText title,
                Money allocated,
                Money reserved,
                Money committed,
                Money paid) {
            return new Line(
                    line,
                    title,
                    allocated,
                    reserved,
                    committed,
                    paid,
                    allocated.minus(reserved.plus(committed)));
        }

        Line withAllocated(Money next) {
            return of(line, title, next, reserved, committed, paid);
        }

        Line withReserved(Money next) {
            return of(line, title, allocated, next, committed, paid);
        }

        Line withCommitted(Money next) {
            return of(line, title, allocated, reserved, next, paid);
        }

        Line withPaid(Money next) {
            return of(line, title, allocated, reserved, committed, next);
        }
    }

    public ProgrammeState {
        fundingSources = fundingSources == null ? List.of() : List.copyOf(fundingSources);
        lines = lines == null ? List.of() : List.copyOf(lines);
    }

    @Override
    public @Nullable Due due() {
        return null;
    }

    /** Allocated to all lines together. */
    Money allocated() {
        return lines.stream().map(Line::allocated).reduce(Money.zero(currency), Money::plus);
    }

    /** What the programme is after one more of its events; null where its beginning is unknown. */
    static @Nullable ProgrammeState apply(
            @Nullable ProgrammeState before, ProgrammeEvent event, Stamp stamp) {
        if (event instanceof ProgrammeCreated created) {
            return new ProgrammeState(
                    created.programmeId(),
                    created.code(),
                    created.title(),
                    created.currency(),
                    created.startDate(),
                    created.endDate(),
                    created.legalBasis(),
                    created.objectives(),
                    created.fundingSources(),
                    created.approvalNeeded() ? ProgrammeStatus.DRAFT : ProgrammeStatus.ACTIVE,
                    stamp.occurredAt(),
                    0,
                    0,
                    null,
                    List.of());
        }
        return before == null ? null : before.after(event, stamp);
    }

    private ProgrammeState after(ProgrammeEvent event, Stamp stamp) {
        return switch (event) {
            case ProgrammeCreated _ -> this; // begins a record, see apply
            case ProgrammeApproved _ -> moved(ProgrammeStatus.APPROVED, stamp);
            case ProgrammeActivated _, ProgrammeResumed _ -> moved(ProgrammeStatus.ACTIVE, stamp);
            case ProgrammeSuspended _ -> moved(ProgrammeStatus.SUSPENDED, stamp);
            case ProgrammeClosingStarted _ -> moved(ProgrammeStatus.CLOSING, stamp);
            case ProgrammeClosed _ -> moved(ProgrammeStatus.CLOSED, stamp);
            case ProgrammePolicySet set -> with(set.policy());
            case CallListed _ -> with(status, statusSince, calls + 1, reserveListed, policy, lines);
            case CallDelisted _ ->
                    with(status, statusSince, calls - 1, reserveListed, policy, lines);
            case ReserveListExtended _ ->
                    with(status, statusSince, calls, reserveListed + 1, policy, lines);
            case BudgetAllocated more -> allocated(more);
            case BudgetReallocated some ->
                    with(
                                    some.fromLine(),
                                    line -> line.withAllocated(line.allocated.minus(some.amount())))
                            .with(
                                    some.toLine(),
                                    line -> line.withAllocated(line.allocated.plus(some.amount())));
            case BudgetDecommitted some ->
                    with(
                            some.line(),
                            line -> line.withCommitted(line.committed.minus(some.amount())));
            case BudgetRecovered some ->
                    with(
                            some.line(),
                            line ->
                                    line.withCommitted(line.committed.minus(some.amount()))
                                            .withPaid(line.paid.minus(some.amount())));
            case BudgetReserved some ->
                    with(some.line(), line -> line.withReserved(line.reserved.plus(some.amount())));
            case BudgetReservationReleased some ->
                    with(
                            some.line(),
                            line -> line.withReserved(line.reserved.minus(some.amount())));
            case BudgetCommitted some ->
                    with(
                            some.line(),
                            line ->
                                    line.withReserved(line.reserved.minus(some.amount()))
                                            .withCommitted(line.committed.plus(some.amount())));
            case BudgetConsumed some ->
                    with(some.line(), line -> line.withPaid(line.paid.plus(some.amount())));
        };
    }

    private ProgrammeState allocated(BudgetAllocated more) {
        if (lines.stream().anyMatch(line -> line.line.equals(more.line()))) {
            return with(
                    more.line(),
                    line ->
                            Line.of(
                                    line.line,
                                    more.lineTitle(),
                                    line.allocated.plus(more.amount()),
                                    line.reserved,
                                    line.committed,
                                    line.paid));
        }
        Money none = Money.zero(currency);
        List<Line> all = new ArrayList<>(lines);
        all.add(Line.of(more.line(), more.lineTitle(), more.amount(), none, none, none));
        return with(all);
    }

    private ProgrammeState with(String changed, UnaryOperator<Line> change) {
        return with(
                lines.stream()
                        .map(line -> line.line.equals(changed) ? change.apply(line) : line)
                        .toList());
    }

    private ProgrammeState moved(ProgrammeStatus next, Stamp stamp) {
        return with(next, stamp.occurredAt(), calls, reserveListed, policy, lines);
    }

    private ProgrammeState with(Policy set) {
        List<GrantedPeriod> own =
                set.periods().stream()
                        .filter(period -> !period.equals(period.clock().byDefault()))
                        .toList();
        return with(status, statusSince, calls, reserveListed, set.withPeriods(own), lines);
    }

    private ProgrammeState with(List<Line> all) {
        return with(status, statusSince, calls, reserveListed, policy, all);
    }

    private ProgrammeState with(
            ProgrammeStatus nextStatus,
            Instant since,
            int nextCalls,
            int nextReserveListed,
            @Nullable Policy nextPolicy,
            List<Line> nextLines) {
        return new ProgrammeState(
                programmeId,
                code,
                title,
                currency,
                startDate,
                endDate,
                legalBasis,
                objectives,
                fundingSources,
                nextStatus,
                since,
                nextCalls,
                nextReserveListed,
                nextPolicy,
                nextLines);
    }
}
