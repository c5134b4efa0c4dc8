package org.litopys.command.need;

import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import org.litopys.command.LedgerRecord;
import org.litopys.command.Lifecycle;
import org.litopys.command.Refused;
import org.litopys.command.Rule;
import org.litopys.command.application.Applications;
import org.litopys.command.need.NeedCommand.CloseNeed;
import org.litopys.command.need.NeedCommand.MatchNeed;
import org.litopys.command.need.NeedCommand.MeetNeed;
import org.litopys.command.need.NeedCommand.PrioritiseNeed;
import org.litopys.command.need.NeedCommand.RegisterNeed;
import org.litopys.command.organisation.Organisations;
import org.litopys.command.pilot.PilotTerms;
import org.litopys.command.pilot.Pilots;
import org.litopys.events.application.ApplicationId;
import org.litopys.events.need.NeedEvent;
import org.litopys.events.need.NeedEvent.NeedClosed;
import org.litopys.events.need.NeedEvent.NeedMatched;
import org.litopys.events.need.NeedEvent.NeedMet;
import org.litopys.events.need.NeedEvent.NeedPrioritised;
import org.litopys.events.need.NeedEvent.NeedRegistered;
import org.litopys.events.need.NeedId;
import org.litopys.events.need.NeedStatus;
import org.litopys.events.organisation.OrganisationId;

/** What an end user needs, until a pilot has met it or nobody works on it any more. */
@Aggregate(cache = "recordCache", commandTargetResolver = "subjectOfCommand")
class Need extends LedgerRecord<NeedEvent, NeedStatus> {
    private @Nullable NeedRegistered registration;
    private @Nullable NeedStatus status;
    private final Set<ApplicationId> matched = new HashSet<>();

    Need() {} // Axon rebuilds from events

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.ALWAYS)
    void decide(RegisterNeed command, Organisations organisations) {
        organisations.requireRegistered(command.owner(), "/data/owner");
        apply(
                new NeedRegistered(
                        command.subject(),
                        command.code(),
                        command.owner(),
                        command.title(),
                        command.technology()));
    }

    @CommandHandler
    void decide(PrioritiseNeed command) {
        apply(new NeedPrioritised(id(), command.priority()));
    }

    @CommandHandler
    void decide(MatchNeed command, Applications applications) {
        if (matched.contains(command.application())) {
            throw Refused.by(Rule.NEED_ALREADY_MATCHED, "/data/application", command.application());
        }
        applications
                .require(command.application(), "/data/application")
                .requireAccepted("/data/application");
        apply(new NeedMatched(id(), command.application()));
    }

    @CommandHandler
    void decide(MeetNeed command, Pilots pilots) {
        PilotTerms pilot = pilots.require(command.pilot(), "/data/pilot");
        if (!matched.contains(pilot.applicationId())) {
            throw Refused.by(Rule.NEED_NOT_MATCHED, "/data/pilot", pilot.applicationId());
        }
        pilot.requireToScale("/data/pilot");
        apply(new NeedMet(id(), command.pilot()));
    }

    @CommandHandler
    void decide(CloseNeed command) {
        apply(new NeedClosed(id(), command.closeReason()));
    }

    @Override
    protected void evolve(NeedEvent event) {
        switch (event) {
            case NeedRegistered registered -> {
                registration = registered;
                status = NeedStatus.REGISTERED;
            }
            case NeedPrioritised _ -> {
                if (status == NeedStatus.REGISTERED) {
                    status = NeedStatus.PRIORITISED;
                }
            }
            case NeedMatched match -> {
                matched.add(match.application());
                status = NeedStatus.MATCHED;
            }
            case NeedMet _ -> status = NeedStatus.MET;
            case NeedClosed _ -> status = NeedStatus.CLOSED;
        }
    }

    @Override
    protected Set<OrganisationId> organisations() {
        return Set.of(Objects.requireNonNull(registration).owner());
    }

    @Override
    protected Lifecycle<NeedStatus, NeedCommand> lifecycle() {
        return NeedCommand.LIFECYCLE;
    }

    @Override
    protected @Nullable NeedStatus status() {
        return status;
    }

    private NeedId id() {
        return Objects.requireNonNull(registration).needId();
    }
}
