package org.litopys.command.api;

import java.time.Instant;
import java.time.Year;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.litopys.events.LedgerEvent;
import org.litopys.events.RecordType;
import org.litopys.events.access.PersonEvent.PersonEntered;
import org.litopys.events.audit.EngagementEvent.EngagementOpened;
import org.litopys.events.call.CallEvent.CallDrafted;
import org.litopys.events.call.CallEvent.CallPublished;
import org.litopys.events.need.NeedEvent.NeedRegistered;
import org.litopys.events.organisation.OrganisationEvent.OrganisationRegistered;
import org.litopys.events.programme.ProgrammeEvent.ProgrammeCreated;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reads the ledger in order and notes what each record is called: the n-th application whose first
 * event was recorded in a year is APP-year-n. One segment, since the order is the point.
 */
@ProcessingGroup(ReferenceProjection.NAME)
class ReferenceProjection {
    static final String NAME = "command-references";
    private static final String PENDING = ReferenceProjection.class.getName();

    private record First(
            RecordType type, UUID record, String code, Instant recordedAt, long position) {}

    private record Sequence(RecordType type, Year year) {}

    private final JdbcClient db;
    private final References references;

    ReferenceProjection(DataSource dataSource, References references) {
        this.db = JdbcClient.create(dataSource);
        this.references = references;
    }

    @EventHandler
    void on(DomainEventMessage<LedgerEvent> message, TrackingToken token, UnitOfWork<?> batch) {
        if (message.getSequenceNumber() != 0) {
            return;
        }
        String code =
                switch (message.getPayload()) {
                    case ProgrammeCreated created -> created.code();
                    case CallDrafted drafted -> drafted.code();
                    case CallPublished published -> published.code(); // before there were drafts
                    case OrganisationRegistered registered -> registered.identifier().toString();
                    case PersonEntered entered -> entered.person();
                    case NeedRegistered registered -> registered.code();
                    case EngagementOpened opened -> opened.code();
                    default -> ""; // numbered
                };
        List<First> pending = batch.getOrComputeResource(PENDING, _ -> flushing(batch));
        pending.add(
                new First(
                        RecordType.ofAggregate(message.getType()),
                        UUID.fromString(message.getAggregateIdentifier()),
                        code,
                        message.getTimestamp(),
                        token.position().orElseThrow()));
    }

    /** All new records of a batch are written together, in the transaction of the token. */
    private List<First> flushing(UnitOfWork<?> batch) {
        List<First> pending = new ArrayList<>();
        Map<UUID, String> named = new LinkedHashMap<>();
        batch.onPrepareCommit(_ -> named.putAll(write(pending)));
        batch.afterCommit(_ -> references.became(named));
        return pending;
    }

    private Map<UUID, String> write(List<First> firsts) {
        Map<Sequence, Long> next = new LinkedHashMap<>();
        Map<Sequence, Integer> counts = new LinkedHashMap<>();
        for (First first : firsts) {
            if (first.type().isNumbered()) {
                counts.merge(sequence(first), 1, Integer::sum);
            }
        }
        counts.forEach((sequence, count) -> next.put(sequence, take(sequence, count)));
        Map<UUID, String> named = new LinkedHashMap<>();
        for (First first : firsts) {
            String reference = first.code();
            if (first.type().isNumbered()) {
                Sequence sequence = sequence(first);
                long ordinal = next.merge(sequence, 1L, Long::sum) - 1;
                reference = first.type().reference(sequence.year(), ordinal);
            }
            named.put(first.record(), reference);
        }
        db.sql(
                        """
                        insert into command.record_reference (record_id, type, reference, position)
                        select * from unnest(:ids, :types, :references, :positions)\
                        """)
                .param("ids", firsts.stream().map(First::record).toArray(UUID[]::new))
                .param("types", firsts.stream().map(f -> f.type().name()).toArray(String[]::new))
                .param("references", named.values().toArray(String[]::new))
                .param("positions", firsts.stream().map(First::position).toArray(Long[]::new))
                .update();
        return named;
    }

    private static Sequence sequence(First first) {
        return new Sequence(first.type(), RecordType.yearOf(first.recordedAt()));
    }

    /** Takes numbers of a sequence; returns the first of them. */
    private long take(Sequence sequence, int count) {
        return db.sql(
                        """
                        insert into command.reference_sequence as sequence (type, year, last)
                        values (:type, :year, :count)
                        on conflict (type, year) do update set last = sequence.last + excluded.last
                        returning last - :count + 1\
                        """)
                .param("type", sequence.type().name())
                .param("year", sequence.year().getValue())
                .param("count", count)
                .query(Long.class)
                .single();
    }

    @ResetHandler
    void reset() {
        db.sql("truncate command.record_reference, command.reference_sequence").update();
    }
}
