package org.litopys.query.history;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.litopys.events.RecordType;
import org.litopys.events.organisation.OrganisationId;
import org.litopys.query.AsOf;
import org.litopys.query.history.RecordView.Link;
import org.litopys.query.record.OrganisationState;
import org.litopys.query.record.Participant;
import org.litopys.query.record.RecordRow;
import org.litopys.query.record.RecordRows;
import org.litopys.query.record.RecordState;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The records that a record refers to, and those that follow it. What follows a programme, a call
 * or an organisation is too much to link; it is a list with a filter.
 */
final class RecordLinks {
    /** Looks from the newest version back, which is where the wanted one mostly is. */
    private static final String NEWEST = " order by r.since desc limit 1";

    private static final String IN_ORDER = " order by r.type, r.reference";

    private final JdbcClient db;

    RecordLinks(JdbcClient db) {
        this.db = db;
    }

    List<Link> of(RecordRow row, @Nullable RecordState state, AsOf asOf) {
        List<Link> links = new ArrayList<>();
        if (row.type() != RecordType.PROGRAMME) {
            named(RecordType.PROGRAMME, row.programme(), asOf).ifPresent(links::add);
        }
        if (row.type() != RecordType.CALL) {
            named(RecordType.CALL, row.call(), asOf).ifPresent(links::add);
        }
        if (row.type() != RecordType.ORGANISATION) {
            participant("organisation", row.organisation(), asOf).ifPresent(links::add);
            participant("partner", row.partner(), asOf).ifPresent(links::add);
        }
        if (state instanceof OrganisationState organisation) {
            other("absorbedInto", organisation.absorbedInto(), asOf).ifPresent(links::add);
            for (OrganisationId absorbed : organisation.absorbed()) {
                other("absorbed", absorbed, asOf).ifPresent(links::add);
            }
        }
        if (row.application() != null) {
            links.addAll(line(row, row.application(), asOf));
        }
        Set<UUID> mentions = state == null ? Set.of() : state.mentions();
        if (!mentions.isEmpty()) {
            rows("r.record_id in (:ids)", IN_ORDER, asOf, Map.of("ids", mentions))
                    .forEach(one -> links.add(link(one)));
        }
        return List.copyOf(links);
    }

    /** Ways to records with these ids, of those that are there. */
    List<Link> ofIds(Set<UUID> ids, AsOf asOf) {
        return ids.isEmpty()
                ? List.of()
                : rows("r.record_id in (:ids)", IN_ORDER, asOf, Map.of("ids", ids)).stream()
                        .map(RecordLinks::link)
                        .toList();
    }

    private Optional<Link> named(RecordType type, @Nullable String code, AsOf asOf) {
        if (code == null) {
            return Optional.empty();
        }
        return rows(
                        """
                        r.record_id = (
                            select record_id from query.record
                             where type = :type and upper(reference) = upper(:code)
                               and until is null
                             order by reference = :code desc limit 1)\
                        """,
                        NEWEST,
                        asOf,
                        Map.of("type", type.name(), "code", code))
                .stream()
                .findFirst()
                .map(RecordLinks::link);
    }

    private Optional<Link> participant(String relation, @Nullable Participant one, AsOf asOf) {
        return one == null ? Optional.empty() : record(relation, one.id(), asOf);
    }

    private Optional<Link> other(String relation, @Nullable OrganisationId one, AsOf asOf) {
        return one == null ? Optional.empty() : record(relation, one.value(), asOf);
    }

    private Optional<Link> record(String relation, UUID id, AsOf asOf) {
        return rows("r.record_id = :id", NEWEST, asOf, Map.of("id", id)).stream()
                .findFirst()
                .map(row -> link(relation, row));
    }

    /** Those of the same application that lie above or below the record. */
    private List<Link> line(RecordRow self, UUID application, AsOf asOf) {
        List<RecordRow> all =
                new ArrayList<>(
                        rows(
                                "r.application = :application",
                                "",
                                asOf,
                                Map.of("application", application)));
        Map<UUID, RecordRow> byId = new HashMap<>();
        all.forEach(row -> byId.put(row.id(), row));
        Set<UUID> above = new HashSet<>();
        for (RecordRow up = parent(self, byId); up != null; up = parent(up, byId)) {
            above.add(up.id());
        }
        List<Link> links = new ArrayList<>();
        all.sort(Comparator.comparing(RecordRow::type).thenComparing(RecordRow::reference));
        for (RecordRow row : all) {
            if (above.contains(row.id()) || isBelow(row, self.id(), byId)) {
                links.add(link(row));
            }
        }
        return links;
    }

    private static boolean isBelow(RecordRow row, UUID self, Map<UUID, RecordRow> byId) {
        for (RecordRow up = parent(row, byId); up != null; up = parent(up, byId)) {
            if (up.id().equals(self)) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable RecordRow parent(RecordRow row, Map<UUID, RecordRow> byId) {
        return row.parent() == null ? null : byId.get(row.parent());
    }

    private List<RecordRow> rows(
            String condition, String order, AsOf asOf, Map<String, Object> more) {
        Map<String, Object> parameters = RecordHistory.moment(asOf);
        parameters.putAll(more);
        return db.sql(
                        "select "
                                + RecordRows.COLUMNS
                                + " from query.record r where "
                                + condition
                                + " and r.since <= :position"
                                + " and (r.until is null or r.until > :position"
                                + (asOf.occurredBy() == null
                                        ? ")"
                                        : " or r.occurred_until > :occurredBy)"
                                                + " and r.occurred_since <= :occurredBy")
                                + order)
                .params(parameters)
                .query((result, _) -> RecordRows.read(result))
                .list();
    }

    private static Link link(RecordRow row) {
        return link(row.type().name().toLowerCase(Locale.ROOT), row);
    }

    private static Link link(String relation, RecordRow row) {
        Participant organisation =
                row.type() == RecordType.ORGANISATION ? row.organisation() : null;
        return new Link(
                relation,
                row.type(),
                row.id(),
                row.reference(),
                organisation == null ? row.title() : organisation.name(),
                organisation == null ? row.titleUk() : organisation.nameUk(),
                row.status());
    }
}
