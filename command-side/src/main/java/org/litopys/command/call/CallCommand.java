package org.litopys.command.call;

import static org.litopys.events.call.CallStatus.PUBLISHED;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.litopys.command.CanonicalSets;
import org.litopys.command.LedgerCommand;
import org.litopys.command.Lifecycle;
import org.litopys.command.SentBy;
import org.litopys.events.LocalizedText;
import org.litopys.events.Money;
import org.litopys.events.RecordType;
import org.litopys.events.Role;
import org.litopys.events.TechnologyArea;
import org.litopys.events.call.CallId;
import org.litopys.events.call.CallStatus;
import org.litopys.events.call.CallType;
import org.litopys.events.programme.ProgrammeId;

/** What can be asked of a call. */
public sealed interface CallCommand extends LedgerCommand {
    Lifecycle<CallStatus, CallCommand> LIFECYCLE =
            Lifecycle.of(
                    RecordType.CALL,
                    CallStatus.class,
                    CallCommand.class,
                    Set.of(PublishCall.class),
                    Map.of(PUBLISHED, List.of(CloseCall.class)));

    @Override
    default Lifecycle<CallStatus, CallCommand> lifecycle() {
        return LIFECYCLE;
    }

    /**
     * Publishes a call for applications. Whether it is open follows from the clock and its dates.
     *
     * @param code unique in the ledger, whatever its letter case; the reference of the call
     * @param programme the programme that pays
     * @param title name of the call in both languages
     * @param type kind of call
     * @param opensAt first moment at which an application may be submitted
     * @param closesAt first moment at which none may; in the future and after opensAt
     * @param budgetLine line of the programme from which awards are reserved
     * @param budget money that the call has, in the programme's currency
     * @param maxPerApplication most that one application may ask for; none where there is no limit
     * @param minEvaluations evaluations that a recommendation needs, 1 to 9
     * @param technologyAreas areas that may apply, one or more
     * @param source address of the official publication, if there is one
     */
    @SentBy(Role.PROGRAMME_MANAGER)
    record PublishCall(
            @NotNull @Pattern(regexp = "[A-Za-z0-9][A-Za-z0-9._-]{0,79}") String code,
            @NotNull ProgrammeId programme,
            @NotNull LocalizedText title,
            @NotNull CallType type,
            @NotNull Instant opensAt,
            @NotNull Instant closesAt,
            @NotBlank @Size(max = 50) String budgetLine,
            @NotNull Money budget,
            @Nullable Money maxPerApplication,
            @Min(1) @Max(9) int minEvaluations,
            @NotEmpty Set<@NotNull TechnologyArea> technologyAreas,
            @Nullable @Size(max = 500) @Pattern(regexp = "https?://\\S+") String source)
            implements CallCommand {
        public PublishCall {
            technologyAreas = CanonicalSets.sorted(technologyAreas);
        }

        @Override
        public CallId subject() {
            return CallId.ofCode(code);
        }
    }

    /**
     * Ends a call; nothing may be submitted any more, whatever its dates say. At the moment that it
     * names, it is ended by the process {@code call-closing}.
     *
     * @param callId the call
     */
    @SentBy({Role.PROGRAMME_MANAGER, Role.PROCESS})
    record CloseCall(@NotNull @TargetAggregateIdentifier CallId callId) implements CallCommand {
        @Override
        public CallId subject() {
            return callId;
        }
    }
}
