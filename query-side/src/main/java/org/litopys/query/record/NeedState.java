package org.litopys.query.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.litopys.events.LocalizedText;
import org.litopys.events.TechnologyArea;
import org.litopys.events.application.ApplicationId;
import org.litopys.events.need.NeedCloseReason;
import org.litopys.events.need.NeedEvent;
import org.litopys.events.need.NeedEvent.NeedClosed;
import org.litopys.events.need.NeedEvent.NeedMatched;
import org.litopys.events.need.NeedEvent.NeedMet;
import org.litopys.events.need.NeedEvent.NeedPrioritised;
import org.litopys.events.need.NeedEvent.NeedRegistered;
import org.litopys.events.need.NeedId;
import org.litopys.events.need.NeedPriority;
import org.litopys.events.need.NeedStatus;
import org.litopys.events.organisation.OrganisationId;
import org.litopys.events.pilot.PilotId;

/**
 * A need of an end user. Nothing of it is ever due.
 *
 * @param priority null before it was ranked
 * @param matched applications that may answer it
 * @param pilot by which it was met
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NeedState(
        NeedId needId,
        String code,
        OrganisationId owner,
        LocalizedText title,
        TechnologyArea technology,
        NeedStatus status,
        Instant statusSince,
        @Nullable NeedPriority priority,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<ApplicationId> matched,
        @Nullable PilotId pilot,
        @Nullable NeedCloseReason closeReason)
        implements RecordState {

    public NeedState {
        matched = matched == null ? List.of() : List.copyOf(matched);
    }

    @Override
    public @Nullable Due due() {
        return null;
    }

    @Override
    public Set<UUID> mentions() {
        Set<UUID> mentions = new HashSet<>();
        matched.forEach(application -> mentions.add(application.value()));
        if (pilot != null) {
            mentions.add(pilot.value());
        }
        return mentions;
    }

    /** What the need is after one more of its events; null where its beginning is unknown. */
    static @Nullable NeedState apply(@Nullable NeedState before, NeedEvent event, Stamp stamp) {
        if (event instanceof NeedRegistered registered) {
            return new NeedState(
                    registered.needId(),
                    registered.code(),
                    registered.owner(),
                    registered.title(),
                    registered.technology(),
                    NeedStatus.REGISTERED,
                    stamp.occurredAt(),
                    null,
                    List.of(),
                    null,
                    null);
        }
        return before == null ? null : before.after(event, stamp);
    }

    private NeedState after(NeedEvent event, Stamp stamp) {
        return switch (event) {
            case NeedRegistered _ -> this; // begins a record, see apply
            case NeedPrioritised ranked ->
                    moved(
                            status == NeedStatus.REGISTERED ? NeedStatus.PRIORITISED : status,
                            ranked.priority(),
                            matched,
                            null,
                            null,
                            stamp);
            case NeedMatched match -> {
                List<ApplicationId> more = new ArrayList<>(matched);
                more.add(match.application());
                yield moved(NeedStatus.MATCHED, priority, more, null, null, stamp);
            }
            case NeedMet met -> moved(NeedStatus.MET, priority, matched, met.pilot(), null, stamp);
            case NeedClosed closed ->
                    moved(NeedStatus.CLOSED, priority, matched, null, closed.closeReason(), stamp);
        };
    }

    private NeedState moved(
            NeedStatus next,
            @Nullable NeedPriority nextPriority,
            List<ApplicationId> nextMatched,
            @Nullable PilotId metBy,
            @Nullable NeedCloseReason closedBecause,
            Stamp stamp) {
        return new NeedState(
                needId,
                code,
                owner,
                title,
                technology,
                next,
                next == status ? statusSince : stamp.occurredAt(),
                nextPriority,
                nextMatched,
                metBy,
                closedBecause);
    }
}
