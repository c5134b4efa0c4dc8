package org.litopys.command.need;

import static org.litopys.command.Lifecycle.to;
import static org.litopys.events.need.NeedStatus.CLOSED;
import static org.litopys.events.need.NeedStatus.MATCHED;
import static org.litopys.events.need.NeedStatus.MET;
import static org.litopys.events.need.NeedStatus.PRIORITISED;
import static org.litopys.events.need.NeedStatus.REGISTERED;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.litopys.command.LedgerCommand;
import org.litopys.command.Lifecycle;
import org.litopys.command.SentBy;
import org.litopys.events.LocalizedText;
import org.litopys.events.RecordType;
import org.litopys.events.Role;
import org.litopys.events.TechnologyArea;
import org.litopys.events.application.ApplicationId;
import org.litopys.events.need.NeedCloseReason;
import org.litopys.events.need.NeedId;
import org.litopys.events.need.NeedPriority;
import org.litopys.events.need.NeedStatus;
import org.litopys.events.organisation.OrganisationId;
import org.litopys.events.pilot.PilotId;

/** What can be asked of a need, in the order in which it usually is. */
public sealed interface NeedCommand extends LedgerCommand {
    Lifecycle<NeedStatus, NeedCommand> LIFECYCLE =
            Lifecycle.of(
                    RecordType.NEED,
                    NeedStatus.class,
                    NeedCommand.class,
                    Set.of(RegisterNeed.class),
                    Map.of(
                            REGISTERED, List.of(PrioritiseNeed.class, CloseNeed.class),
                            PRIORITISED,
                                    List.of(PrioritiseNeed.class, MatchNeed.class, CloseNeed.class),
                            MATCHED,
                                    List.of(
                                            PrioritiseNeed.class,
                                            MatchNeed.class,
                                            MeetNeed.class,
                                            CloseNeed.class)),
                    to(REGISTERED, RegisterNeed.class),
                    to(PRIORITISED, PrioritiseNeed.class).from(REGISTERED),
                    to(MATCHED, MatchNeed.class),
                    to(MET, MeetNeed.class),
                    to(CLOSED, CloseNeed.class));

    NeedId needId();

    @Override
    default NeedId subject() {
        return needId();
    }

    @Override
    default Lifecycle<NeedStatus, NeedCommand> lifecycle() {
        return LIFECYCLE;
    }

    /**
     * Makes a need known.
     *
     * @param code unique in the ledger, whatever its letter case; the reference of the need
     * @param owner the organisation that has the need; it must be registered
     * @param title what is needed, in both languages; administrative, no technical or operational
     *     detail
     * @param technology area of technology
     */
    @SentBy({Role.LIAISON_OFFICER, Role.PROGRAMME_MANAGER, Role.SERVICE})
    record RegisterNeed(
            @NotNull @Pattern(regexp = "[A-Za-z0-9][A-Za-z0-9._-]{0,79}") String code,
            @NotNull OrganisationId owner,
            @NotNull LocalizedText title,
            @NotNull TechnologyArea technology)
            implements NeedCommand {
        @Override
        public NeedId needId() {
            return NeedId.ofCode(code);
        }
    }

    /**
     * Ranks the need; it may be ranked again until it is met or closed. The reason is mandatory.
     *
     * @param needId the need
     * @param priority how urgent it is
     */
    @SentBy(value = Role.PROGRAMME_MANAGER, needsReason = true)
    record PrioritiseNeed(
            @NotNull @TargetAggregateIdentifier NeedId needId, @NotNull NeedPriority priority)
            implements NeedCommand {}

    /**
     * Says that an application may answer the need. There may be several.
     *
     * @param needId the need
     * @param application an accepted application
     */
    @SentBy({Role.LIAISON_OFFICER, Role.PROGRAMME_MANAGER})
    record MatchNeed(
            @NotNull @TargetAggregateIdentifier NeedId needId, @NotNull ApplicationId application)
            implements NeedCommand {}

    /**
     * Says that a pilot has met the need.
     *
     * @param needId the need
     * @param pilot of a matched application, evaluated with the advice to scale
     */
    @SentBy(Role.PROGRAMME_MANAGER)
    record MeetNeed(@NotNull @TargetAggregateIdentifier NeedId needId, @NotNull PilotId pilot)
            implements NeedCommand {}

    /**
     * Ends the search for an answer. The reason is mandatory.
     *
     * @param needId the need
     * @param closeReason why nobody works on it any more
     */
    @SentBy(
            value = {Role.LIAISON_OFFICER, Role.PROGRAMME_MANAGER},
            needsReason = true)
    record CloseNeed(
            @NotNull @TargetAggregateIdentifier NeedId needId, @NotNull NeedCloseReason closeReason)
            implements NeedCommand {}
}
