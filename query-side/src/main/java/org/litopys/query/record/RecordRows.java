package org.litopys.query.record;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.StringJoiner;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.litopys.events.Money;
import org.litopys.events.RecordType;
import org.litopys.events.Role;
import org.litopys.events.TechnologyArea;

/** How a {@link RecordRow} lies in the table {@code query.record}. */
public final class RecordRows {
    /** The columns that {@link #read} wants, of a table with the alias {@code r}. */
    public static final String COLUMNS =
            """
            r.record_id, r.since, r.until, r.occurred_since, r.occurred_until, r.type, r.reference,
            r.version, r.status, r.status_since, r.title, r.title_uk, r.language, r.organisation_id,
            r.organisation_ref, r.organisation_name, r.organisation_name_uk, r.country, r.partner_id,
            r.partner_ref, r.partner_name, r.partner_name_uk, r.partner_country, r.technology,
            r.amount, r.currency, r.programme, r.call, r.parent, r.application, r.due_step, r.desk,
            r.due_person, r.due_at, r.due_since, r.ends, r.entered_at
            """;

    static final String INSERT =
            """
            insert into query.record (
                record_id, since, until, occurred_since, occurred_until, type, reference,
                version, status, status_since, title, title_uk, language, organisation_id,
                organisation_ref, organisation_name, organisation_name_uk, country, partner_id,
                partner_ref, partner_name, partner_name_uk, partner_country, technology,
                amount, currency, programme, call, parent, application, due_step, desk,
                due_person, due_at, due_since, ends, entered_at, search)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
                    ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
            """;

    private RecordRows() {}

    /** Reads {@link #COLUMNS}; they stand first and in their order. */
    public static RecordRow read(ResultSet columns) throws SQLException {
        Reader in = new Reader(columns);
        return new RecordRow(
                in.uuid("record_id"),
                RecordType.valueOf(in.text("type")),
                in.text("reference"),
                columns.getLong("version"),
                columns.getLong("since"),
                in.nullableLong("until"),
                in.instant("occurred_since"),
                in.nullableInstant("occurred_until"),
                in.text("status"),
                in.instant("status_since"),
                in.nullable("title"),
                in.nullable("title_uk"),
                in.nullable("language"),
                in.participant("organisation", "country"),
                in.participant("partner", "partner_country"),
                in.nullable("country"),
                in.technology(),
                in.amount(),
                in.nullable("programme"),
                in.nullable("call"),
                in.nullableUuid("parent"),
                in.nullableUuid("application"),
                in.due(),
                columns.getObject("ends", LocalDate.class),
                in.instant("entered_at"));
    }

    static void write(RecordRow row, PreparedStatement insert) throws SQLException {
        Writer out = new Writer(insert);
        out.uuid(row.id()).number(row.since()).number(row.until());
        out.instant(row.occurredSince()).instant(row.occurredUntil());
        out.text(row.type().name()).text(row.reference()).number(row.version());
        out.text(row.status()).instant(row.statusSince());
        out.text(row.title()).text(row.titleUk()).text(row.language());
        Participant organisation = row.organisation();
        Participant partner = row.partner();
        out.participant(organisation).text(row.country());
        out.participant(partner).text(partner == null ? null : partner.country());
        TechnologyArea technology = row.technology();
        out.text(technology == null ? null : technology.name());
        out.money(row.amount()).text(row.programme()).text(row.call());
        out.uuid(row.parent()).uuid(row.application());
        Due due = row.due();
        out.text(due == null ? null : due.step().name());
        out.text(due == null ? null : due.desk().name());
        out.text(due == null ? null : due.person());
        out.instant(due == null ? null : due.at()).instant(due == null ? null : due.since());
        out.day(row.ends()).instant(row.enteredAt()).text(search(row));
    }

    /** What a text search looks at. */
    static String search(RecordRow row) {
        StringJoiner all = new StringJoiner("\n");
        all.add(row.reference());
        add(all, row.title());
        add(all, row.titleUk());
        addNames(all, row.organisation());
        addNames(all, row.partner());
        return SearchText.folded(all.toString());
    }

    private static void addNames(StringJoiner all, @Nullable Participant one) {
        if (one != null) {
            add(all, one.name());
            add(all, one.nameUk());
            add(all, one.reference());
        }
    }

    private static void add(StringJoiner all, @Nullable String text) {
        if (text != null) {
            all.add(text);
        }
    }

    private record Reader(ResultSet row) {
        String text(String column) throws SQLException {
            return row.getString(column);
        }

        @Nullable String nullable(String column) throws SQLException {
            return row.getString(column);
        }

        UUID uuid(String column) throws SQLException {
            return row.getObject(column, UUID.class);
        }

        @Nullable UUID nullableUuid(String column) throws SQLException {
            return row.getObject(column, UUID.class);
        }

        @Nullable Long nullableLong(String column) throws SQLException {
            return row.getObject(column, Long.class);
        }

        Instant instant(String column) throws SQLException {
            return row.getObject(column, OffsetDateTime.class).toInstant();
        }

        @Nullable Instant nullableInstant(String column) throws SQLException {
            OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
            return time == null ? null : time.toInstant();
        }

        @Nullable Participant participant(String prefix, String country) throws SQLException {
            UUID id = nullableUuid(prefix + "_id");
            return id == null
                    ? null
                    : new Participant(
                            id,
                            text(prefix + "_ref"),
                            text(prefix + "_name"),
                            nullable(prefix + "_name_uk"),
                            text(country));
        }

        @Nullable TechnologyArea technology() throws SQLException {
            String name = nullable("technology");
            return name == null ? null : TechnologyArea.valueOf(name);
        }

        @Nullable Money amount() throws SQLException {
            String currency = nullable("currency");
            return currency == null
                    ? null
                    : new Money(row.getBigDecimal("amount"), Currency.getInstance(currency));
        }

        @Nullable Due due() throws SQLException {
            String step = nullable("due_step");
            return step == null
                    ? null
                    : new Due(
                            Due.Step.valueOf(step),
                            Role.valueOf(text("desk")),
                            nullable("due_person"),
                            instant("due_at"),
                            instant("due_since"));
        }
    }

    private static final class Writer {
        private final PreparedStatement insert;
        private int next = 1;

        Writer(PreparedStatement insert) {
            this.insert = insert;
        }

        Writer text(@Nullable String text) throws SQLException {
            insert.setString(next++, text);
            return this;
        }

        Writer number(@Nullable Long number) throws SQLException {
            insert.setObject(next++, number, Types.BIGINT);
            return this;
        }

        Writer uuid(@Nullable UUID uuid) throws SQLException {
            insert.setObject(next++, uuid, Types.OTHER);
            return this;
        }

        Writer instant(@Nullable Instant instant) throws SQLException {
            insert.setObject(
                    next++,
                    instant == null ? null : instant.atOffset(ZoneOffset.UTC),
                    Types.TIMESTAMP_WITH_TIMEZONE);
            return this;
        }

        Writer day(@Nullable LocalDate day) throws SQLException {
            insert.setObject(next++, day, Types.DATE);
            return this;
        }

        Writer money(@Nullable Money money) throws SQLException {
            insert.setBigDecimal(next++, money == null ? null : money.amount());
            return text(money == null ? null : money.currency().getCurrencyCode());
        }

        Writer participant(@Nullable Participant one) throws SQLException {
            uuid(one == null ? null : one.id()).text(one == null ? null : one.reference());
            return text(one == null ? null : one.name()).text(one == null ? null : one.nameUk());
        }
    }
}
