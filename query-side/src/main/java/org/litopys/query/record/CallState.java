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
import org.litopys.events.call.CallEvent.CallSubmissionsLimited;
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
 * @param submissionsPerLead that one lead may have at a time; null where any number
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
        @Nullable Integer submissionsPerLead,
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
        Next next = new Next(this);
        switch (event) {
            case CallDrafted _, CallPublished _ -> {} // told above
            case CallDocumentsRequired required ->
                    next.documents = List.copyOf(required.documents());
            case CallSubmissionsLimited limited -> next.submissionsPerLead = limited.perLead();
            case CallAmended amended -> {
                next.content = amended.content();
                next.corrigenda = amended.corrigendum();
            }
            case CallDeadlineExtended extended ->
                    next.content = content().until(extended.closesAt());
            case CallOpened _ -> next.in(CallStatus.OPEN, stamp);
            case CallClosed _ -> next.in(CallStatus.CLOSED, stamp);
            case SubmissionsCounted counted -> next.submitted = counted.submitted();
            case EvaluationStarted _ -> next.in(CallStatus.EVALUATION, stamp);
            case RankingListAdopted adopted -> {
                next.ranking = adopted.entries();
                next.committee = List.copyOf(adopted.committee());
            }
            case CallConcluded _ -> next.in(CallStatus.CONCLUDED, stamp);
            case CallCancelled _ -> next.in(CallStatus.CANCELLED, stamp);
        }
        return next.done();
    }

    private static CallState begun(
            CallId id,
            ProgrammeId programme,
            String code,
            CallStatus status,
            CallContent content,
            @Nullable CallState before,
            Stamp stamp) {
        Next next = new Next(id, programme, code, content, status, stamp.occurredAt());
        if (before != null) {
            next.documents = before.documents;
            next.submissionsPerLead = before.submissionsPerLead;
        }
        return next.done();
    }

    /** What an event makes of the state before it. */
    private static final class Next {
        private final CallId id;
        private final ProgrammeId programme;
        private final String code;
        private CallContent content;
        private CallStatus status;
        private Instant statusSince;
        private List<DocumentType> documents = List.of();
        private @Nullable Integer submissionsPerLead;
        private int corrigenda;
        private @Nullable Integer submitted;
        private List<RankingEntry> ranking = List.of();
        private List<String> committee = List.of();

        Next(
                CallId id,
                ProgrammeId programme,
                String code,
                CallContent content,
                CallStatus status,
                Instant statusSince) {
            this.id = id;
            this.programme = programme;
            this.code = code;
            this.content = content;
            this.status = status;
            this.statusSince = statusSince;
        }

        Next(CallState before) {
            this(
                    before.callId,
                    before.programme,
                    before.code,
                    before.content(),
                    before.status,
                    before.statusSince);
            documents = before.documents;
            submissionsPerLead = before.submissionsPerLead;
            corrigenda = before.corrigenda;
            submitted = before.submitted;
            ranking = before.ranking;
            committee = before.committee;
        }

        void in(CallStatus next, Stamp stamp) {
            status = next;
            statusSince = stamp.occurredAt();
        }

        CallState done() {
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
                    submissionsPerLead,
                    corrigenda,
                    submitted,
                    ranking,
                    committee);
        }
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
