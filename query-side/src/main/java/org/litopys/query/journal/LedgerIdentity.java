package org.litopys.query.journal;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.litopys.tlog.NoteVerifier;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Who the log is: fixed at the first start, since every entry, signature and proof names it.
 *
 * @param name part of each entry's {@code source}
 * @param origin first line of each checkpoint, and name of the key
 * @param key what checkpoints are verified with; null until the ledger was once started with a
 *     signing key
 */
public record LedgerIdentity(String name, String origin, @Nullable NoteVerifier key) {

    /**
     * The identity of a ledger that has run; empty where it has none yet. The tables must exist.
     */
    public static Optional<LedgerIdentity> stored(DataSource dataSource) {
        return JdbcClient.create(dataSource)
                .sql("select name, origin, verifier_key from journal.identity")
                .query((row, _) -> {
                    String key = row.getString("verifier_key");
                    return new LedgerIdentity(
                            row.getString("name"),
                            row.getString("origin"),
                            key == null ? null : NoteVerifier.parse(key));
                })
                .optional();
    }

    /**
     * The identity, stored now if there was none.
     *
     * @param name null or empty: what is stored, or {@code ledger-} and 8 random hexadecimal digits
     * @param origin null or empty: what is stored, or {@code litopys.example/NAME}
     * @throws JournalException if another name or origin is stored
     */
    static LedgerIdentity establish(
            DataSource dataSource, @Nullable String name, @Nullable String origin) {
        if (stored(dataSource).isEmpty()) {
            String newName = EntryFormat.checkedName(orElse(name, randomName()));
            JdbcClient.create(dataSource)
                    .sql(
                            "insert into journal.identity (name, origin) values (:name, :origin) on"
                                    + " conflict do nothing")
                    .param("name", newName)
                    .param("origin", orElse(origin, "litopys.example/" + newName))
                    .update();
        }
        LedgerIdentity stored = stored(dataSource).orElseThrow();
        checkSame("litopys.ledger-name", name, stored.name);
        checkSame("litopys.log.origin", origin, stored.origin);
        return stored;
    }

    private static String orElse(@Nullable String given, String otherwise) {
        return given == null || given.isEmpty() ? otherwise : given;
    }

    private static String randomName() {
        byte[] random = new byte[4];
        new SecureRandom().nextBytes(random);
        return "ledger-" + HexFormat.of().formatHex(random);
    }

    private static void checkSame(String property, @Nullable String asked, String stored) {
        if (asked != null && !asked.isEmpty() && !asked.equals(stored)) {
            throw new JournalException(
                    "%s is \"%s\", but this ledger has been \"%s\" since its first start and its entries and signatures say so; leave the property out or set the old value."
                            .formatted(property, asked, stored));
        }
    }

    /**
     * The identity with its key, which is stored if there was none.
     *
     * @throws JournalException if the ledger has another key
     */
    LedgerIdentity withKey(DataSource dataSource, NoteVerifier signing) {
        JdbcClient.create(dataSource)
                .sql("update journal.identity set verifier_key = :key where verifier_key is null")
                .param("key", signing.text())
                .update();
        LedgerIdentity stored = stored(dataSource).orElseThrow();
        if (!Objects.equals(stored.key, signing)) {
            throw new JournalException(
                    "This ledger signs with the key %s, but the key file holds %s; use the ledger's own key file (litopys.log.key-file)."
                            .formatted(stored.key == null ? "none" : stored.key.text(), signing));
        }
        return stored;
    }
}
