package org.litopys.access;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.litopys.events.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * The people and programs of this office, as stored. Secrets are made here, at random (100 bits),
 * and stored as a hash; nobody chooses one, so none is guessable or used elsewhere.
 */
public final class Accounts {
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"; // none that look alike
    private static final int GROUPS = 4;
    private static final int GROUP_LENGTH = 5;

    private final JdbcClient db;
    private final PasswordEncoder encoder;
    private final SecureRandom random = new SecureRandom();

    Accounts(JdbcClient db, PasswordEncoder encoder) {
        this.db = db;
        this.encoder = encoder;
    }

    /** A login for each account, not stored yet. */
    public List<Login> draw(List<Account> accounts) {
        return accounts.stream().map(account -> new Login(account, newSecret())).toList();
    }

    /**
     * Stores these accounts if there are none at all yet. Of several processes that start at once,
     * one succeeds.
     *
     * @return whether these are the office's accounts now; false where it had some already
     */
    public boolean makeFirst(List<Login> logins) {
        if (any()) {
            return false;
        }
        // Hashing takes a tenth of a second each, by intent; several at once.
        return insertAll(
                logins.parallelStream()
                        .map(login ->
                                new Hashed(login, String.valueOf(encoder.encode(login.secret()))))
                        .toList());
    }

    private record Hashed(Login login, String hash) {}

    /** Whether the office has any account. */
    public boolean any() {
        return db.sql("select exists (select from person) or exists (select from program)")
                .query(Boolean.class)
                .single();
    }

    /** In one statement, so that a first start cut short leaves all or none. */
    private boolean insertAll(List<Hashed> all) {
        String rows =
                """
                with given as (
                    select * from unnest(:ids::text[], :kinds::text[], :hashes::text[], :roles::text[])
                        as given (id, kind, hash, roles)),
                people as (
                    insert into person (pseudonym, password_hash, roles)
                    select id, hash, string_to_array(given.roles, ' ') from given where kind = 'PERSON'
                    on conflict do nothing returning 1),
                programs as (
                    insert into program (client_id, secret_hash, roles)
                    select id, hash, string_to_array(given.roles, ' ') from given where kind = 'PROGRAM'
                    on conflict do nothing returning 1)
                select (select count(*) from people) + (select count(*) from programs)\
                """;
        long inserted =
                db.sql(rows)
                        .param("ids", column(all, each -> each.login().account().id()))
                        .param("kinds", column(all, each -> each.login().account().kind().name()))
                        .param("hashes", column(all, Hashed::hash))
                        .param(
                                "roles",
                                column(
                                        all,
                                        each ->
                                                String.join(
                                                        " ",
                                                        names(each.login().account().roles()))))
                        .query(Long.class)
                        .single();
        return inserted > 0;
    }

    private static String[] column(
            List<Hashed> all, java.util.function.Function<Hashed, String> value) {
        return all.stream().map(value).toArray(String[]::new);
    }

    /** What the database holds of an account that may log in. */
    record Stored(String id, String hash, List<String> roles) {}

    Optional<Stored> person(String pseudonym) {
        return stored(
                "select pseudonym, password_hash, roles from person where pseudonym = :id and enabled",
                comparable(pseudonym));
    }

    /**
     * Since when a sign-in of this person counts: older ones ended when the password was changed.
     *
     * @return empty where there is no such account, or it is disabled
     */
    Optional<Instant> signInsCountSince(String pseudonym) {
        return db.sql("select sign_ins_count_since from person where pseudonym = :id and enabled")
                .param("id", pseudonym)
                .query((row, _) -> row.getTimestamp(1).toInstant())
                .optional();
    }

    /** A pseudonym as it is stored, however it was typed. */
    static String comparable(String pseudonym) {
        return pseudonym.strip().toUpperCase(Locale.ROOT);
    }

    Optional<Stored> program(String clientId) {
        return stored(
                "select client_id, secret_hash, roles from program where client_id = :id and enabled",
                clientId);
    }

    private Optional<Stored> stored(String sql, String id) {
        return db.sql(sql)
                .param("id", id)
                .query((row, _) ->
                        new Stored(
                                row.getString(1),
                                row.getString(2),
                                Arrays.asList((String[]) row.getArray(3).getArray())))
                .optional();
    }

    void renewHash(String clientId, String hash) {
        db.sql("update program set secret_hash = :hash where client_id = :id")
                .param("hash", hash)
                .param("id", clientId)
                .update();
    }

    /** Every account, people first. */
    public List<Account> all() {
        return db.sql(
                        """
                        select pseudonym as id, 'PERSON' as kind, roles, enabled from person
                        union all select client_id, 'PROGRAM', roles, enabled from program
                        order by kind, id\
                        """)
                .query((row, _) ->
                        new Account(
                                row.getString("id"),
                                Account.Kind.valueOf(row.getString("kind")),
                                Arrays.stream((String[]) row.getArray("roles").getArray())
                                        .map(Role::valueOf)
                                        .toList()))
                .list();
    }

    private static List<String> names(List<Role> roles) {
        return roles.stream().map(Role::name).toList();
    }

    /** A value kept once for the whole office; the first process to come makes it. */
    String keepOnce(String table, String column, java.util.function.Supplier<String> make) {
        String read = "select " + column + " from " + table;
        @Nullable String kept = db.sql(read).query(String.class).optional().orElse(null);
        if (kept == null) {
            db.sql(
                            "insert into "
                                    + table
                                    + " ("
                                    + column
                                    + ") values (:value) on conflict do nothing")
                    .param("value", make.get())
                    .update();
            kept = db.sql(read).query(String.class).single();
        }
        return kept;
    }

    /** Four groups of five letters and digits. */
    String newSecret() {
        StringBuilder secret = new StringBuilder();
        for (int i = 0; i < GROUPS * GROUP_LENGTH; i++) {
            if (i > 0 && i % GROUP_LENGTH == 0) {
                secret.append('-');
            }
            secret.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return secret.toString();
    }
}
