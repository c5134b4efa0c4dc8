package org.litopys.query.history;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.litopys.events.RecordType;
import org.litopys.events.record.RecordEvent.DecisionReversed;
import org.litopys.events.record.RecordEvent.RecordCorrected;
import org.litopys.query.AsOf;
import org.litopys.query.Json;
import org.litopys.query.Parameters;
import org.litopys.query.QueryProblem;
import org.litopys.query.history.RecordView.Link;
import org.litopys.query.record.RecordRow;
import org.litopys.query.record.RecordRows;
import org.litopys.query.record.RecordState;
import org.litopys.query.record.Stamp;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/**
 * One record as of a moment, and each of its events with what it changed. A record is named by its
 * reference, in any letter case, or by its id. Thread-safe.
 */
public final class RecordHistory {
    /** Names of the events that make earlier ones read differently. */
    private static final Set<String> AMENDMENTS =
            Set.of(RecordCorrected.class.getSimpleName(), DecisionReversed.class.getSimpleName());

    private final JdbcClient db;
    private final RecordLinks links;

    RecordHistory(JdbcClient db) {
        this.db = db;
        this.links = new RecordLinks(db);
    }

    private record Shown(RecordRow row, @Nullable String state) {}

    /**
     * The record as of a moment. Throws a {@link QueryProblem} (404) where there is none, and one
     * that says when it began where it came later.
     */
    public RecordView record(RecordType type, String referenceOrId, AsOf asOf) {
        UUID id = id(type, referenceOrId);
        Shown shown = valid(id, asOf).orElseThrow(() -> notYet(id, referenceOrId));
        RecordRow row = shown.row();
        return view(row, shown.state(), last(id, row.version()), row.version(), asOf);
    }

    /** As {@link #record} right after one of its events, which the moment must know. */
    public RecordView version(RecordType type, String referenceOrId, long version, AsOf asOf) {
        RecordView newest = record(type, referenceOrId, asOf);
        if (version < 1 || version > newest.versions()) {
            throw QueryProblem.of(
                    404,
                    "no-such-version",
                    newest.row().reference(),
                    Long.toString(version),
                    Long.toString(newest.versions()));
        }
        UUID id = newest.row().id();
        Shown shown =
                shown("s.own and s.version = :version", Map.of("id", id, "version", version))
                        .orElseThrow();
        return view(shown.row(), shown.state(), last(id, version), newest.versions(), asOf);
    }

    private RecordView view(
            RecordRow row, @Nullable String state, Stamp last, long versions, AsOf asOf) {
        RecordState known = state == null ? null : RecordState.parse(row.type(), state);
        return new RecordView(asOf, row, known, last, versions, links.of(row, known, asOf));
    }

    /**
     * Events of a record up to a moment, with what each changed.
     *
     * @param after version after which to begin; 0 is at the beginning
     * @param size most events
     */
    public HistoryPage steps(
            RecordType type, String referenceOrId, AsOf asOf, long after, int size) {
        UUID id = id(type, referenceOrId);
        RecordRow row = valid(id, asOf).orElseThrow(() -> notYet(id, referenceOrId)).row();
        List<HistoryStep> steps = steps(id, asOf, after, after + size);
        long end = after + steps.size();
        return new HistoryPage(
                asOf,
                type,
                id,
                row.reference(),
                row.version(),
                steps,
                end < row.version() ? end : null);
    }

    private record Stored(
            boolean own,
            long version,
            Stamp stamp,
            @Nullable JsonNode state,
            @Nullable JsonNode raw,
            @Nullable JsonNode act) {}

    /**
     * Rows that answer to events of other records are not shown, but what they changed is no news.
     */
    private List<HistoryStep> steps(UUID id, AsOf asOf, long after, long upTo) {
        Map<String, Object> parameters = moment(asOf);
        parameters.put("id", id);
        parameters.put("after", after);
        parameters.put("upTo", upTo);
        List<Stored> stored =
                db.sql(
                                """
                                select s.own, s.version, s.stamp, s.state, s.raw, s.act
                                  from query.step s
                                  join query.record r
                                    on r.record_id = s.record_id and r.since = s.since
                                 where s.record_id = :id and s.version between :after and :upTo
                                   and s.since <= :position
                                """
                                        + (asOf.occurredBy() == null
                                                ? ""
                                                : " and r.occurred_since <= :occurredBy")
                                        + " order by s.since")
                        .params(parameters)
                        .query((result, _) ->
                                new Stored(
                                        result.getBoolean("own"),
                                        result.getLong("version"),
                                        Json.MAPPER.readValue(
                                                result.getString("stamp"), Stamp.class),
                                        tree(result.getString("state")),
                                        tree(result.getString("raw")),
                                        tree(result.getString("act"))))
                        .list();
        Map<UUID, List<HistoryStep.Amendment>> amendments = amendments(id, asOf);
        Map<UUID, Link> causes = causes(stored, asOf);
        List<HistoryStep> steps = new ArrayList<>();
        JsonNode before = null;
        for (Stored one : stored) {
            if (one.own() && one.version() > after) {
                Link cause = causes.get(one.stamp().commandSubject());
                steps.add(
                        new HistoryStep(
                                cause == null ? one.stamp() : one.stamp().withoutReason(),
                                Diff.of(before, one.state()),
                                one.raw(),
                                one.act(),
                                cause == null
                                        ? null
                                        : new HistoryStep.Cause(
                                                cause.type(),
                                                cause.id(),
                                                cause.reference(),
                                                one.stamp().reason()),
                                amendments.getOrDefault(one.stamp().eventId(), List.of())));
            }
            before = one.state();
        }
        return steps;
    }

    /** The other records on which something was done that had these consequences. */
    private Map<UUID, Link> causes(List<Stored> steps, AsOf asOf) {
        Set<UUID> others = new HashSet<>();
        for (Stored one : steps) {
            UUID other = one.stamp().commandSubject();
            if (other != null) {
                others.add(other);
            }
        }
        Map<UUID, Link> found = new HashMap<>();
        links.ofIds(others, asOf).forEach(link -> found.put(link.id(), link));
        return found;
    }

    /** By the event that reads differently since. */
    private Map<UUID, List<HistoryStep.Amendment>> amendments(UUID id, AsOf asOf) {
        Map<String, Object> parameters = moment(asOf);
        parameters.put("id", id);
        Map<UUID, List<HistoryStep.Amendment>> found = new HashMap<>();
        db.sql(
                        """
                        select s.stamp, s.act from query.step s
                          join query.record r on r.record_id = s.record_id and r.since = s.since
                         where s.record_id = :id and s.act is not null and s.since <= :position
                        """
                                + (asOf.occurredBy() == null
                                        ? ""
                                        : " and r.occurred_since <= :occurredBy")
                                + " order by s.since")
                .params(parameters)
                .query(result -> {
                    Stamp stamp = Json.MAPPER.readValue(result.getString("stamp"), Stamp.class);
                    JsonNode act = Json.MAPPER.readTree(result.getString("act"));
                    if (AMENDMENTS.contains(stamp.eventType())) {
                        found.computeIfAbsent(
                                        UUID.fromString(act.get("eventId").stringValue()),
                                        _ -> new ArrayList<>())
                                .add(amendment(stamp, act));
                    }
                });
        return found;
    }

    private static HistoryStep.Amendment amendment(Stamp stamp, JsonNode act) {
        return new HistoryStep.Amendment(
                stamp.version(),
                stamp.eventType(),
                act.has("field") ? act.get("field").stringValue() : null,
                act.get("requestedBy").stringValue(),
                stamp.by());
    }

    private static @Nullable JsonNode tree(@Nullable String json) {
        return json == null ? null : Json.MAPPER.readTree(json);
    }

    private Optional<Shown> valid(UUID id, AsOf asOf) {
        Map<String, Object> parameters = moment(asOf);
        parameters.put("id", id);
        // By its key and in its order: the range index is for lists.
        return shown(
                "r.since <= :position"
                        + (asOf.occurredBy() == null ? "" : " and r.occurred_since <= :occurredBy"),
                parameters);
    }

    private Optional<Shown> shown(String condition, Map<String, Object> parameters) {
        return db.sql(
                        "select "
                                + RecordRows.COLUMNS
                                + """
                                , s.state from query.record r
                                  join query.step s
                                    on s.record_id = r.record_id and s.since = r.since
                                 where r.record_id = :id
                                """
                                + " and "
                                + condition
                                + " order by r.since desc limit 1")
                .params(parameters)
                .query((result, _) -> new Shown(RecordRows.read(result), result.getString("state")))
                .optional();
    }

    static Map<String, Object> moment(AsOf asOf) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("position", asOf.position().value());
        Instant occurredBy = asOf.occurredBy();
        if (occurredBy != null) {
            parameters.put("occurredBy", occurredBy.atOffset(ZoneOffset.UTC));
        }
        return parameters;
    }

    private Stamp last(UUID id, long version) {
        return db.sql(
                        "select stamp from query.step where record_id = :id and own and version ="
                                + " :version")
                .param("id", id)
                .param("version", version)
                .query((result, _) -> Json.MAPPER.readValue(result.getString(1), Stamp.class))
                .single();
    }

    private UUID id(RecordType type, String referenceOrId) {
        return parsed(referenceOrId)
                .flatMap(id -> found("record_id = :key and type = :type", type, id))
                .or(() ->
                        found(
                                "upper(reference) = upper(:key) and type = :type order by reference = :key desc limit 1",
                                type,
                                referenceOrId))
                .orElseThrow(() ->
                        QueryProblem.of(
                                404,
                                "not-found",
                                type.plural(),
                                Parameters.shortened(referenceOrId)));
    }

    private static Optional<UUID> parsed(String text) {
        try {
            return text.length() == 36 ? Optional.of(UUID.fromString(text)) : Optional.empty();
        } catch (IllegalArgumentException reference) {
            return Optional.empty();
        }
    }

    private Optional<UUID> found(String condition, RecordType type, Object key) {
        return db.sql("select record_id from query.record where until is null and " + condition)
                .param("key", key)
                .param("type", type.name())
                .query(UUID.class)
                .optional();
    }

    private QueryProblem notYet(UUID id, String name) {
        record Beginning(long position, Instant recordedAt, Instant occurredAt) {}
        Beginning beginning =
                db.sql(
                                """
                                select since, stamp ->> 'recordedAt' as recorded, stamp ->> 'occurredAt' as occurred
                                  from query.step
                                 where record_id = :id order by since limit 1\
                                """)
                        .param("id", id)
                        .query((result, _) ->
                                new Beginning(
                                        result.getLong("since"),
                                        OffsetDateTime.parse(result.getString("recorded"))
                                                .toInstant(),
                                        OffsetDateTime.parse(result.getString("occurred"))
                                                .toInstant()))
                        .single();
        return QueryProblem.of(
                404,
                "not-found-then",
                Parameters.shortened(name),
                Long.toString(beginning.position()),
                beginning.recordedAt().toString(),
                beginning.occurredAt().toString());
    }
}
