package org.litopys.command.programme;

import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.litopys.command.Refused;
import org.litopys.command.Rule;
import org.litopys.events.Money;
import org.litopys.events.application.ApplicationId;
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
import org.litopys.events.programme.ReleaseCause;
import org.litopys.events.programme.ReservationId;

/**
 * What a programme is beside its commitments, for itself and for the guards of other records.
 *
 * @param lines its budget lines, by code
 * @param policy in force
 * @param reserveList in the order in which it was extended
 * @param released reservations whose money went back before a contract took it over
 */
public record ProgrammeTerms(
        ProgrammeId id,
        String code,
        ProgrammeStatus status,
        Currency currency,
        Map<String, BudgetLine> lines,
        Policy policy,
        List<Reserve> reserveList,
        Set<ReservationId> released) {

    /** An application that was put on the reserve list; it may have left it since. */
    public record Reserve(String line, ApplicationId application, int rank) {}

    /** What it is after one more of its events; null before the first one. */
    static @Nullable ProgrammeTerms after(@Nullable ProgrammeTerms before, ProgrammeEvent event) {
        if (event instanceof ProgrammeCreated created) {
            return new ProgrammeTerms(
                    created.programmeId(),
                    created.code(),
                    created.approvalNeeded() ? ProgrammeStatus.DRAFT : ProgrammeStatus.ACTIVE,
                    created.currency(),
                    Map.of(),
                    Policy.DEFAULT,
                    List.of(),
                    Set.of());
        }
        return before == null ? null : before.after(event);
    }

    private ProgrammeTerms after(ProgrammeEvent event) {
        return switch (event) {
            case ProgrammeCreated _ -> this; // begins a record, see above
            case ProgrammeApproved _ -> with(ProgrammeStatus.APPROVED);
            case ProgrammeActivated _, ProgrammeResumed _ -> with(ProgrammeStatus.ACTIVE);
            case ProgrammeSuspended _ -> with(ProgrammeStatus.SUSPENDED);
            case ProgrammeClosingStarted _ -> with(ProgrammeStatus.CLOSING);
            case ProgrammeClosed _ -> with(ProgrammeStatus.CLOSED);
            case ProgrammePolicySet set ->
                    new ProgrammeTerms(
                            id, code, status, currency, lines, set.policy(), reserveList, released);
            case BudgetAllocated more -> with(more.line(), line -> line.allocate(more.amount()));
            case BudgetReallocated moved ->
                    with(moved.fromLine(), line -> line.giveAway(moved.amount()))
                            .with(moved.toLine(), line -> line.allocate(moved.amount()));
            case BudgetReserved one ->
                    withoutReleased(one.reservationId())
                            .with(one.line(), line -> line.reserve(one.amount()));
            case BudgetReservationReleased back ->
                    (back.cause() == ReleaseCause.CONTRACT_BELOW_AWARD
                                    ? this
                                    : withReleased(back.reservationId()))
                            .with(back.line(), line -> line.release(back.amount()));
            case BudgetCommitted owed -> with(owed.line(), line -> line.commit(owed.amount()));
            case BudgetConsumed paid -> with(paid.line(), line -> line.pay(paid.amount()));
            case BudgetRecovered back -> with(back.line(), line -> line.recover(back.amount()));
            case BudgetDecommitted less -> with(less.line(), line -> line.decommit(less.amount()));
            case ReserveListExtended extended -> withReserve(extended);
            case CallListed _, CallDelisted _ -> this;
        };
    }

    private ProgrammeTerms with(ProgrammeStatus next) {
        return new ProgrammeTerms(id, code, next, currency, lines, policy, reserveList, released);
    }

    /** A line begins with its first allocation. */
    private ProgrammeTerms with(String line, UnaryOperator<BudgetLine> change) {
        Map<String, BudgetLine> all = new HashMap<>(lines);
        BudgetLine before = lines.getOrDefault(line, BudgetLine.empty(Money.zero(currency)));
        all.put(line, change.apply(before));
        return new ProgrammeTerms(
                id, code, status, currency, Map.copyOf(all), policy, reserveList, released);
    }

    private ProgrammeTerms withReleased(ReservationId reservation) {
        return new ProgrammeTerms(
                id,
                code,
                status,
                currency,
                lines,
                policy,
                reserveList,
                with(released, reservation));
    }

    /** An award that was reversed may be given anew. */
    private ProgrammeTerms withoutReleased(ReservationId reservation) {
        if (!released.contains(reservation)) {
            return this;
        }
        Set<ReservationId> others =
                released.stream()
                        .filter(one -> !one.equals(reservation))
                        .collect(Collectors.toUnmodifiableSet());
        return new ProgrammeTerms(id, code, status, currency, lines, policy, reserveList, others);
    }

    private static <T> Set<T> with(Set<T> before, T more) {
        return Stream.concat(before.stream(), Stream.of(more))
                .collect(Collectors.toUnmodifiableSet());
    }

    private ProgrammeTerms withReserve(ReserveListExtended extended) {
        Reserve one = new Reserve(extended.line(), extended.applicationId(), extended.rank());
        List<Reserve> more =
                Stream.concat(
                                reserveList.stream()
                                        .filter(before ->
                                                !before.application().equals(one.application())),
                                Stream.of(one))
                        .toList();
        return new ProgrammeTerms(id, code, status, currency, lines, policy, more, released);
    }

    /** The applications that were put on the reserve list of a line, the first in rank first. */
    public List<ApplicationId> reserveOf(String line) {
        return reserveList.stream()
                .filter(one -> one.line().equals(line))
                .sorted(Comparator.comparingInt(Reserve::rank))
                .map(Reserve::application)
                .toList();
    }

    /** What nobody has a claim to on a line. */
    public Money available(String line) {
        BudgetLine known = lines.get(line);
        return known == null ? Money.zero(currency) : known.available();
    }

    /** Refuses what begins something new: it needs a programme that is active. */
    public void requireActive(String pointer) {
        if (status != ProgrammeStatus.ACTIVE) {
            throw refusing(pointer);
        }
    }

    /** Refuses what is paid from an award whose money is not set aside any more. */
    public void requireFunded(ReservationId reservation, String pointer) {
        if (released.contains(reservation)) {
            throw Refused.by(Rule.RESERVATION_NOT_OPEN, pointer, reservation);
        }
    }

    Refused refusing(String pointer) {
        return Refused.by(Rule.PROGRAMME_NOT_ACTIVE, pointer, code, status);
    }
}
