package org.litopys.query.exceptions;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.litopys.events.Position;
import org.litopys.events.RecordType;
import org.litopys.query.AsOf;
import org.litopys.query.Json;
import org.litopys.query.record.Stamp;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what {@link ExceptionChecks} found. */
@Component
class ExceptionQueries implements Exceptions {
    private final JdbcClient db;

    ExceptionQueries(DataSource dataSource) {
        db = JdbcClient.create(dataSource);
    }

    @Override
    public Map<String, Long> counts(AsOf asOf) {
        Map<String, Long> counts = new LinkedHashMap<>();
        db.sql(
                        """
                        select rule, count(*) from query.exception where position <= ?
                         group by rule order by rule\
                        """)
                .param(asOf.position().value())
                .query(row -> {
                    counts.put(row.getString(1), row.getLong(2));
                });
        return counts;
    }

    @Override
    public List<Found> found(
            @Nullable String rule, AsOf asOf, @Nullable Position before, int limit) {
        long last = before == null ? asOf.position().value() : before.value() - 1;
        return db.sql(
                        """
                        select e.rule, e.person,
                               r.type, r.reference, s.stamp,
                               earlier.type as earlier_type, earlier.reference as earlier_reference,
                               earlier_step.stamp as earlier_stamp
                          from query.exception e
                          join query.record r on r.record_id = e.record_id and r.since = e.position
                          join query.step s on s.record_id = e.record_id and s.since = e.position
                          join query.record earlier
                            on earlier.record_id = e.earlier_record_id and earlier.since = e.earlier
                          join query.step earlier_step
                            on earlier_step.record_id = e.earlier_record_id and earlier_step.since = e.earlier
                         where e.position <= :last and (:rule::text is null or e.rule = :rule)
                         order by e.position desc, e.rule, e.person limit :limit\
                        """)
                .param("last", Math.min(last, asOf.position().value()))
                .param("rule", rule)
                .param("limit", limit)
                .query((row, _) ->
                        new Found(
                                row.getString("rule"),
                                row.getString("person"),
                                act(row, ""),
                                act(row, "earlier_")))
                .list();
    }

    private static Act act(ResultSet row, String prefix) throws SQLException {
        Stamp stamp = Json.MAPPER.readValue(row.getString(prefix + "stamp"), Stamp.class);
        return new Act(
                stamp.position(),
                RecordType.valueOf(row.getString(prefix + "type")),
                row.getString(prefix + "reference"),
                stamp.version(),
                stamp.eventType(),
                stamp.occurredAt());
    }
}
