package org.litopys.query.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.litopys.events.LocalizedText;
import org.litopys.events.Money;
import org.litopys.events.TechnologyArea;
import org.litopys.events.application.DocumentType;
import org.litopys.events.call.CallContent;
import org.litopys.events.call.CallEvent;
import org.litopys.events.call.CallEvent.CallAmended;
import org.litopys.events.call.CallEvent.CallCancelled;
import org.litopys.events.call.CallEvent.CallClosed;
import org.litopys.events.call.CallEvent.CallConcluded;
import org.litopys.events.call.CallEvent.CallDeadlineExtended;
import org.litopys.events.call.CallEvent.CallDocumentsRequired;
import org.litopys.events.call.CallEvent.CallDrafted;
import org.litopys.events.call.CallEvent.CallOpened;
import org.litopys.events.call.CallEvent.CallPublished;
import org.litopys.events.call.CallEvent.EvaluationStarted;
import org.litopys.events.call.CallEvent.RankingListAdopted;
import org.litopys.events.call.CallEvent.SubmissionsCounted;
import org.litopys.events.call.CallId;
import org.litopys.events.call.CallStatus;
import org.litopys.events.call.CallType;
import org.litopys.events.call.RankingEntry;
import org.litopys.events.call.WeightedCriterion;
import org.litopys.events.programme.ProgrammeId;

/**
 * A call for applications.
 *
 * @param documents kinds that an application must hold when it is submitted
 * @param corrigenda how many there were
 * @param submitted how many applications were submitted; null until that was counted
 * @param ranking the list in force, empty before there is one
 * @param committee who adopted it
 */
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
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<WeightedCriterion> criteria,
        @Nullable String source,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<DocumentType> documents,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) int corrigenda,
        @Nullable Integer submitted,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<RankingEntry> ranking,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> committee)
        implements RecordState {

    public CallState {
        technologyAreas = technologyAreas == null ? List.of() : List.copyOf(technologyAreas);
        criteria = criteria == null ? List.of() : List.copyOf(criteria);
        documents = documents == null ? List.of() : List.copyOf(documents);
        ranking = ranking == null ? List.of() : List.copyOf(ranking);
        committee = committee == null ? List.of() : List.copyOf(committee);
    }

    @Override
    public @Nullable Due due() {
        return null;
    }

    /** The applications that were ranked. */
    @Override
    public Set<UUID> mentions() {
        return ranking.stream()
                .map(entry -> entry.application().value())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** What the call is after one more of its events; null where its beginning is unknown. */
    static @Nullable CallState apply(@Nullable CallState before, CallEvent event, Stamp stamp) {
        return switch (event) {
            case CallDrafted drafted ->
                    begun(
                            drafted.callId(),
                            drafted.programmeId(),
                            drafted.code(),
                            CallStatus.DRAFT,
                            drafted.content(),
                            before,
                            stamp);
            case CallPublished published ->
                    begun(
                            published.callId(),
                            published.programmeId(),
                            published.code(),
                            CallStatus.PUBLISHED,
                            CallContent.of(
                                    published,
                                    before == null
                                            ? CallContent.EQUAL_CRITERIA
                                            : before.criteria()),
                            before,
                            stamp);
            default -> before == null ? null : before.after(event, stamp);
        };
    }

    private CallState after(CallEvent event, Stamp stamp) {
        return switch (event) {
            case CallDrafted _, CallPublished _ -> this; // told above
            case CallDocumentsRequired required ->
                    of(
                            callId,
                            programme,
                            code,
                            status,
                            statusSince,
                            content(),
                            List.copyOf(required.documents()),
                            corrigenda,
                            submitted,
                            ranking,
                            committee);
            case CallAmended amended -> saying(amended.content(), amended.corrigendum());
            case CallDeadlineExtended extended ->
                    saying(content().until(extended.closesAt()), corrigenda);
            case CallOpened _ -> moved(CallStatus.OPEN, stamp);
            case CallClosed _ -> moved(CallStatus.CLOSED, stamp);
            case SubmissionsCounted counted ->
                    of(
                            callId,
                            programme,
                            code,
                            status,
                            statusSince,
                            content(),
                            documents,
                            corrigenda,
                            counted.submitted(),
                            ranking,
                            committee);
            case EvaluationStarted _ -> moved(CallStatus.EVALUATION, stamp);
            case RankingListAdopted adopted -> ranked(adopted);
            case CallConcluded _ -> moved(CallStatus.CONCLUDED, stamp);
            case CallCancelled _ -> moved(CallStatus.CANCELLED, stamp);
        };
    }

    private static CallState begun(
            CallId id,
            ProgrammeId programme,
            String code,
            CallStatus status,
            CallContent content,
            @Nullable CallState before,
            Stamp stamp) {
        return of(
                id,
                programme,
                code,
                status,
                stamp.occurredAt(),
                content,
                before == null ? List.of() : before.documents,
                0,
                null,
                List.of(),
                List.of());
    }

    private CallState saying(CallContent content, int corrigendum) {
        return of(
                callId,
                programme,
                code,
                status,
                statusSince,
                content,
                documents,
                corrigendum,
                submitted,
                ranking,
                committee);
    }

    private CallState moved(CallStatus next, Stamp stamp) {
        return of(
                callId,
                programme,
                code,
                next,
                stamp.occurredAt(),
                content(),
                documents,
                corrigenda,
                submitted,
                ranking,
                committee);
    }

    private CallState ranked(RankingListAdopted list) {
        return of(
                callId,
                programme,
                code,
                status,
                statusSince,
                content(),
                documents,
                corrigenda,
                submitted,
                list.entries(),
                List.copyOf(list.committee()));
    }

    private static CallState of(
            CallId id,
            ProgrammeId programme,
            String code,
            CallStatus status,
            Instant statusSince,
            CallContent content,
            List<DocumentType> documents,
            int corrigenda,
            @Nullable Integer submitted,
            List<RankingEntry> ranking,
            List<String> committee) {
        return new CallState(
                id,
                programme,
                code,
                content.title(),
                content.type(),
                status,
                statusSince,
                content.opensAt(),
                content.closesAt(),
                content.budgetLine(),
                content.budget(),
                content.maxPerApplication(),
                content.minEvaluations(),
                List.copyOf(content.technologyAreas()),
                content.criteria(),
                content.source(),
                documents,
                corrigenda,
                submitted,
                ranking,
                committee);
    }

    private CallContent content() {
        return new CallContent(
                title,
                type,
                opensAt,
                closesAt,
                budgetLine,
                budget,
                maxPerApplication,
                minEvaluations,
                Set.copyOf(technologyAreas),
                criteria,
                source);
    }
}
