package org.litopys.command.application;

import java.util.LinkedHashMap;
import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;
import org.litopys.command.Deadlines;
import org.litopys.command.application.ApplicationCommand.ReserveListApplication;
import org.litopys.command.call.CallTerms;
import org.litopys.command.call.Calls;
import org.litopys.command.programme.Programme;
import org.litopys.command.programme.ProgrammeTerms;
import org.litopys.command.programme.Programmes;
import org.litopys.events.Money;
import org.litopys.events.application.ApplicationEvent.ApplicationAccepted;
import org.litopys.events.application.ApplicationId;
import org.litopys.events.programme.ProgrammeId;
import org.litopys.events.programme.ReservationId;
import org.springframework.stereotype.Component;

/**
 * The reserve list of a budget line. The programme knows who was put on it; whether somebody still
 * is, the application itself says. Whoever gives a reservation back, or part of it, names the next
 * ones in the same unit of work; to award them is for an authorising officer.
 */
@Component
public class ReserveList {
    private final Repository<Application> applications;
    private final Repository<Programme> repository;
    private final Programmes programmes;
    private final Applications known;
    private final Calls calls;
    private final Deadlines deadlines;

    ReserveList(
            Repository<Application> applications,
            Repository<Programme> repository,
            Programmes programmes,
            Applications known,
            Calls calls,
            Deadlines deadlines) {
        this.applications = applications;
        this.repository = repository;
        this.programmes = programmes;
        this.known = known;
        this.calls = calls;
        this.deadlines = deadlines;
    }

    @CommandHandler
    void decide(ReserveListApplication command) {
        Aggregate<Application> application = load(command.applicationId());
        CallTerms call = calls.require(application.invoke(Application::callId));
        ProgrammeTerms programme = programmes.require(call.programmeId(), "");
        application.execute(one -> one.reserveList(command, call, programme.policy(), deadlines));
        repository
                .load(call.programmeId().toString())
                .execute(one ->
                        one.extendReserveList(
                                call.budgetLine(), command.applicationId(), command.rank()));
    }

    /**
     * Names whom the money is enough for that is about to be released, the first in rank first; who
     * needs more is passed over. What was offered to those named before is theirs as long as they
     * stand on the list. Nothing happens where the reservation has lapsed: then it is released
     * already.
     *
     * <p>Before the programme is loaded: its lock is the last. So the money is read without it, and
     * another award may take it meanwhile; whoever is named is to be decided on, and the award will
     * see.
     *
     * @param freed what the reservation, or the rest of it, gives back to the line
     */
    public void promoteNext(ProgrammeId id, ReservationId reservation, String line, Money freed) {
        ProgrammeTerms programme = programmes.require(id, "");
        if (programme.released().contains(reservation)) {
            return;
        }
        Money there = programme.available(line).plus(freed);
        Map<ApplicationId, ReservePlace> waiting = waiting(programme, line);
        Money offered =
                waiting.values().stream()
                        .filter(ReservePlace::promoted)
                        .map(ReservePlace::needed)
                        .reduce(Money.zero(there.currency()), Money::plus);
        for (Map.Entry<ApplicationId, ReservePlace> next : waiting.entrySet()) {
            Money withNext = offered.plus(next.getValue().needed());
            if (!next.getValue().promoted() && withNext.compareTo(there) <= 0) {
                load(next.getKey()).execute(one -> one.promote(programme.policy(), deadlines));
                offered = withNext;
            }
        }
    }

    /** Who stands on the list of a line and can be awarded, the first in rank first. */
    private Map<ApplicationId, ReservePlace> waiting(ProgrammeTerms programme, String line) {
        Map<ApplicationId, ReservePlace> waiting = new LinkedHashMap<>();
        for (ApplicationId application : programme.reserveOf(line)) {
            known.reservePlace(application)
                    .filter(place -> !calls.require(place.call()).isCancelled())
                    .ifPresent(place -> waiting.put(application, place));
        }
        return waiting;
    }

    /**
     * As {@link #promoteNext}, where an award is reversed in this unit of work: an application that
     * had it from the list is there again, and the money that it gives back is for itself.
     */
    public void awardReversed(ProgrammeId id, ApplicationAccepted award) {
        Aggregate<Application> application = load(award.applicationId());
        if (application.invoke(Application::wasReserve)) {
            ProgrammeTerms programme = programmes.require(id, "");
            application.execute(one -> one.promoteAgain(programme.policy(), deadlines));
        } else {
            promoteNext(id, award.reservationId(), award.budgetLine(), award.awarded());
        }
    }

    private Aggregate<Application> load(ApplicationId id) {
        return applications.load(id.toString());
    }
}
