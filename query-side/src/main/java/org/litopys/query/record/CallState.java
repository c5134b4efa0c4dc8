package org.litopys.query.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.litopys.events.LocalizedText;
import org.litopys.events.Money;
import org.litopys.events.TechnologyArea;
import org.litopys.events.call.CallEvent;
import org.litopys.events.call.CallEvent.CallClosed;
import org.litopys.events.call.CallEvent.CallPublished;
import org.litopys.events.call.CallId;
import org.litopys.events.call.CallStatus;
import org.litopys.events.call.CallType;
import org.litopys.events.programme.ProgrammeId;

/** A call for applications. Whether a published one is open follows from its dates. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CallState(
        CallId callId,
        ProgrammeId programme,
        String code,
        LocalizedText title,
        CallType type,
        CallStatus status,
        Instant statusSince,
        Instant opensAt,
        Instant closesAt,
        String budgetLine,
        Money budget,
        @Nullable Money maxPerApplication,
        int minEvaluations,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<TechnologyArea> technologyAreas,
        @Nullable String source)
        implements RecordState {

    public CallState {
        technologyAreas = technologyAreas == null ? List.of() : List.copyOf(technologyAreas);
    }

    @Override
    public @Nullable Due due() {
        return null;
    }

    /** What the call is after one more of its events; null where its beginning is unknown. */
    static @Nullable CallState apply(@Nullable CallState before, CallEvent event, Stamp stamp) {
        return switch (event) {
            case CallPublished published ->
                    new CallState(
                            published.callId(),
                            published.programmeId(),
                            published.code(),
                            published.title(),
                            published.type(),
                            CallStatus.PUBLISHED,
                            stamp.occurredAt(),
                            published.opensAt(),
                            published.closesAt(),
                            published.budgetLine(),
                            published.budget(),
                            published.maxPerApplication(),
                            published.minEvaluations(),
                            published.technologyAreas().stream().sorted().toList(),
                            published.source());
            case CallClosed _ -> before == null ? null : before.closed(stamp);
        };
    }

    private CallState closed(Stamp stamp) {
        return new CallState(
                callId,
                programme,
                code,
                title,
                type,
                CallStatus.CLOSED,
                stamp.occurredAt(),
                opensAt,
                closesAt,
                budgetLine,
                budget,
                maxPerApplication,
                minEvaluations,
                technologyAreas,
                source);
    }
}
