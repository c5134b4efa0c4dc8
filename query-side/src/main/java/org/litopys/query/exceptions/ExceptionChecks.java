package org.litopys.query.exceptions;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.litopys.events.Duty;
import org.litopys.events.LedgerEvent;
import org.litopys.events.RecordType;
import org.litopys.events.SegregationOfDuties;
import org.litopys.events.SegregationOfDuties.Row;
import org.litopys.events.SegregationOfDuties.Same;
import org.litopys.events.access.InterestLevel;
import org.litopys.events.access.PersonEvent.InterestDeclared;
import org.litopys.events.access.PersonEvent.InterestWithdrawn;
import org.litopys.events.access.PersonEvent.RoleGranted;
import org.litopys.events.call.CallEvent.RankingListAdopted;
import org.litopys.query.Rows;
import org.litopys.query.record.PersonState;
import org.litopys.query.record.RecordChanges;
import org.litopys.query.record.RecordRow;
import org.litopys.query.record.RecordState;
import org.litopys.query.record.Stamp;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Looks at each act as it is projected, and at who had done what before. */
@Component
class ExceptionChecks implements RecordChanges {
    private final JdbcClient db;
    private final List<Done> done = new ArrayList<>();
    private final List<Suspect> suspects = new ArrayList<>();
    private final List<Sure> sure = new ArrayList<>();

    /** Declared and not withdrawn; null where they have to be read first. */
    private @Nullable Map<String, Map<UUID, Declaration>> interests;

    /** Where somebody declared an interest. */
    private record Declaration(long position, UUID record) {}

    /** An act that closes other duties to its person, within a scope. */
    private record Done(Act act, Duty duty, UUID scope, String part) {}

    /** An act that is forbidden if its person has done {@code row.done()} before. */
    private record Suspect(Act act, Row row, UUID scope, String part) {}

    /** One that is forbidden. */
    private record Sure(Act act, String rule, long earlier, UUID earlierRecord) {}

    private record Act(long position, UUID record, String person) {}

    ExceptionChecks(DataSource dataSource) {
        db = JdbcClient.create(dataSource);
    }

    @Override
    public void changed(Change change) {
        LedgerEvent event = change.event();
        if (event == null || !change.own()) {
            return;
        }
        RecordRow row = change.after().row();
        for (String person : persons(change.stamp(), event)) {
            Act act = new Act(change.stamp().position(), row.id(), person);
            SegregationOfDuties.exercisedBy(event.getClass())
                    .ifPresent(duty -> exercised(act, duty, event, row));
            ownInterests(act, change);
            if (event instanceof RoleGranted granted) {
                granted(act, granted, change);
            }
        }
        remember(event, row, change.stamp().position());
    }

    private void granted(Act act, RoleGranted granted, Change change) {
        if (act.person().equals(change.after().row().reference())) {
            sure.add(new Sure(act, Exceptions.GRANT_TO_SELF, act.position(), act.record()));
        }
        LocalDate day = LocalDate.ofInstant(change.stamp().recordedAt(), RecordType.OFFICE_ZONE);
        if (change.after().state() instanceof PersonState person) {
            person.incompatibleWith(granted.role(), day)
                    .ifPresent(other ->
                            sure.add(
                                    new Sure(
                                            act,
                                            Exceptions.ROLES_INCOMPATIBLE,
                                            other.position(),
                                            act.record())));
        }
    }

    /** To whom an act counts. */
    private static Set<String> persons(Stamp stamp, LedgerEvent event) {
        Set<String> persons = new LinkedHashSet<>();
        if (stamp.actor() != null) {
            persons.add(stamp.actor().id());
        }
        if (stamp.onBehalfOf() != null) {
            persons.add(stamp.onBehalfOf());
        }
        if (event instanceof RankingListAdopted adopted) {
            persons.addAll(adopted.committee());
        }
        return persons;
    }

    private void exercised(Act act, Duty duty, LedgerEvent event, RecordRow record) {
        for (Row row : SegregationOfDuties.closing(duty)) {
            for (UUID scope : scopes(row, event, record)) {
                row.same()
                        .in(event)
                        .ifPresent(part -> suspects.add(new Suspect(act, row, scope, part)));
            }
        }
        for (Row row : SegregationOfDuties.closedBy(duty)) {
            for (UUID scope : scopes(row, event, record)) {
                row.same().in(event).ifPresent(part -> done.add(new Done(act, duty, scope, part)));
            }
        }
    }

    /** None for a record without an application, where that is what two records have in common. */
    private static List<UUID> scopes(Row row, LedgerEvent event, RecordRow record) {
        if (row.same() != Same.APPLICATION || record.type() == RecordType.APPLICATION) {
            return List.of(record.id());
        }
        if (event instanceof RankingListAdopted adopted) {
            return adopted.entries().stream().map(entry -> entry.application().value()).toList();
        }
        return record.application() == null ? List.of() : List.of(record.application());
    }

    private void ownInterests(Act act, Change change) {
        Map<UUID, Declaration> own = interests().getOrDefault(act.person(), Map.of());
        organisations(change).stream()
                .map(own::get)
                .filter(Objects::nonNull)
                .findFirst()
                .ifPresent(declared ->
                        sure.add(
                                new Sure(
                                        act,
                                        Exceptions.CONFLICT_OF_INTEREST,
                                        declared.position(),
                                        declared.record())));
    }

    /** Those that a record concerns. */
    private static Set<UUID> organisations(Change change) {
        RecordRow row = change.after().row();
        Set<UUID> organisations = new HashSet<>();
        Stream.of(row.organisation(), row.partner())
                .filter(Objects::nonNull)
                .forEach(one -> organisations.add(one.id()));
        RecordState state = change.after().state();
        if (state != null
                && row.type() != RecordType.PERSON) { // whose interests are no concern of it
            organisations.addAll(state.mentions());
        }
        return organisations;
    }

    private Map<String, Map<UUID, Declaration>> interests() {
        Map<String, Map<UUID, Declaration>> known = interests;
        if (known == null) {
            Map<String, Map<UUID, Declaration>> stored = new HashMap<>();
            db.sql("select person, organisation, since, record_id from query.interest")
                    .query(row -> {
                        stored.computeIfAbsent(row.getString(1), _ -> new HashMap<>())
                                .put(
                                        row.getObject(2, UUID.class),
                                        new Declaration(
                                                row.getLong(3), row.getObject(4, UUID.class)));
                    });
            interests = stored;
            known = stored;
        }
        return known;
    }

    /** An interest counts for the acts after it. */
    private void remember(LedgerEvent event, RecordRow row, long position) {
        switch (event) {
            case InterestDeclared declared -> {
                if (declared.level() == InterestLevel.ACTUAL) {
                    declared(
                            row.reference(),
                            declared.organisation().value(),
                            new Declaration(position, row.id()));
                } else {
                    withdrawn(row.reference(), declared.organisation().value());
                }
            }
            case InterestWithdrawn withdrawn ->
                    withdrawn(row.reference(), withdrawn.organisation().value());
            default -> {} // says nothing of interests
        }
    }

    private void declared(String person, UUID organisation, Declaration declaration) {
        interests().computeIfAbsent(person, _ -> new HashMap<>()).put(organisation, declaration);
        db.sql(
                        """
                        insert into query.interest (person, organisation, since, record_id) values (?, ?, ?, ?)
                        on conflict (person, organisation) do update set since = excluded.since\
                        """)
                .params(person, organisation, declaration.position(), declaration.record())
                .update();
    }

    private void withdrawn(String person, UUID organisation) {
        interests().getOrDefault(person, new HashMap<>()).remove(organisation);
        db.sql("delete from query.interest where person = ? and organisation = ?")
                .params(person, organisation)
                .update();
    }

    @Override
    public void flush() {
        Rows acts = new Rows(done.size());
        for (Done one : done) {
            acts.add(
                    one.scope(),
                    one.part(),
                    one.act().person(),
                    one.duty(),
                    one.act().position(),
                    one.act().record());
        }
        acts.execute(
                db,
                "insert into query.duty (scope, part, person, duty, position, record_id) select * from "
                        + Rows.unnest("uuid, text, text, text, bigint, uuid")
                        + " on conflict do nothing"); // the first time counts
        Rows looked = new Rows(suspects.size());
        for (Suspect one : suspects) {
            looked.add(
                    one.act().position(),
                    one.row().rule(),
                    one.act().record(),
                    one.scope(),
                    one.part(),
                    one.act().person(),
                    one.row().done());
        }
        looked.execute(
                db,
                """
                insert into query.exception (position, rule, person, record_id, earlier, earlier_record_id)
                select distinct on (act.position, act.rule, act.person) -- one act may be about several scopes
                       act.position, act.rule, act.person, act.record_id, before.position, before.record_id
                  from %s as act (position, rule, record_id, scope, part, person, done)
                  join query.duty before
                    on before.scope = act.scope and before.part = act.part and before.person = act.person
                   and before.duty = act.done and before.position < act.position
                 order by act.position, act.rule, act.person, before.position\
                """
                        .formatted(Rows.unnest("bigint, text, uuid, uuid, text, text, text")));
        Rows found = new Rows(sure.size());
        for (Sure one : sure) {
            found.add(
                    one.act().position(),
                    one.rule(),
                    one.act().person(),
                    one.act().record(),
                    one.earlier(),
                    one.earlierRecord());
        }
        found.insert(
                db,
                "query.exception (position, rule, person, record_id, earlier, earlier_record_id)",
                "bigint, text, text, uuid, bigint, uuid");
        clear();
    }

    private void clear() {
        done.clear();
        suspects.clear();
        sure.clear();
    }

    @Override
    public void forget() {
        clear();
        interests = null;
    }

    @Override
    public void reset() {
        forget();
        db.sql("truncate query.duty, query.interest, query.exception").update();
    }
}
