package org.litopys.query.record;

import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.litopys.events.LedgerEvent;
import org.litopys.events.RecordType;
import org.litopys.events.access.PersonEvent;
import org.litopys.events.application.ApplicationEvent;
import org.litopys.events.audit.EngagementEvent;
import org.litopys.events.call.CallEvent;
import org.litopys.events.contract.ContractEvent;
import org.litopys.events.contract.ContractEvent.ContractDrafted;
import org.litopys.events.introduction.IntroductionEvent;
import org.litopys.events.introduction.IntroductionEvent.IntroductionProposed;
import org.litopys.events.need.NeedEvent;
import org.litopys.events.organisation.OrganisationEvent;
import org.litopys.events.pilot.PilotEvent;
import org.litopys.events.programme.ProgrammeEvent;
import org.litopys.events.record.RecordEvent;

/** The folds of all kinds of record behind one door. */
public final class Folds {
    private Folds() {}

    /**
     * What a record is after one more of its events; null where its beginning is unknown.
     *
     * @param before null at its beginning
     */
    public static @Nullable RecordState apply(
            RecordType type, @Nullable RecordState before, LedgerEvent event, Stamp stamp) {
        if (event instanceof RecordEvent) {
            return before; // whatever the kind: it changes what earlier events say, not the state
        }
        return switch (type) {
            case PROGRAMME ->
                    ProgrammeState.apply((ProgrammeState) before, (ProgrammeEvent) event, stamp);
            case CALL -> CallState.apply((CallState) before, (CallEvent) event, stamp);
            case ORGANISATION ->
                    OrganisationState.apply(
                            (OrganisationState) before, (OrganisationEvent) event, stamp);
            case PERSON -> PersonState.apply((PersonState) before, (PersonEvent) event, stamp);
            case NEED -> NeedState.apply((NeedState) before, (NeedEvent) event, stamp);
            case APPLICATION ->
                    ApplicationState.apply(
                            (ApplicationState) before, (ApplicationEvent) event, stamp);
            case INTRODUCTION ->
                    IntroductionState.apply(
                            (IntroductionState) before, (IntroductionEvent) event, stamp);
            case PILOT -> PilotState.apply((PilotState) before, (PilotEvent) event, stamp);
            case CONTRACT ->
                    ContractState.apply((ContractState) before, (ContractEvent) event, stamp);
            case ENGAGEMENT ->
                    EngagementState.apply((EngagementState) before, (EngagementEvent) event, stamp);
        };
    }

    /**
     * What an event changes in a record that is not its own.
     *
     * @param record that other record
     */
    public record Answer(UUID record, UnaryOperator<RecordState> change) {}

    /** How another record answers to this event; null where none does. */
    public static @Nullable Answer answer(LedgerEvent event) {
        if (event instanceof IntroductionProposed proposed) {
            return new Answer(
                    proposed.applicationId().value(),
                    state ->
                            state instanceof ApplicationState application
                                    ? application.introduced(proposed.introductionId())
                                    : state);
        }
        if (event instanceof ContractDrafted drafted) {
            return new Answer(
                    drafted.pilotId().value(),
                    state ->
                            state instanceof PilotState pilot
                                    ? pilot.contracted(drafted.contractId())
                                    : state);
        }
        return null;
    }
}
