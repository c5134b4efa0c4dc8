package org.litopys.query.journal;

import java.sql.PreparedStatement;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.litopys.tlog.Hash;
import org.litopys.tlog.Tile;
import org.litopys.tlog.TileReader;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The tiles of the log. What a tile holds at a given width never changes, so those read last are
 * kept in memory, 8 KiB each at most; bundles of entries are not. Thread-safe.
 */
public final class Tiles implements TileReader {
    private final JdbcTemplate db;
    private final Entries entries;
    private final Map<Tile, byte[]> newest;

    /**
     * @param kept most tiles to keep in memory; 4,096 hold all of a million entries
     */
    public Tiles(DataSource dataSource, int kept) {
        this.db = new JdbcTemplate(dataSource);
        this.entries = new Entries(dataSource);
        this.newest =
                new LinkedHashMap<>(64, 0.75f, true) {
                    @Override
                    protected boolean removeEldestEntry(Map.Entry<Tile, byte[]> eldest) {
                        return size() > kept;
                    }
                };
    }

    /** The tile exactly as wide as asked for; empty where it is not that wide (yet). */
    @Override
    public Optional<byte[]> read(Tile tile) {
        if (tile.isEntries()) {
            return entries.bundle(tile.index(), tile.width());
        }
        byte[] known = known(tile);
        if (known == null) {
            known = stored(tile);
            if (known != null) {
                synchronized (newest) {
                    newest.put(tile, known);
                }
            }
        }
        return Optional.ofNullable(known);
    }

    private byte @Nullable [] known(Tile tile) {
        synchronized (newest) {
            byte[] exact = newest.get(tile);
            byte[] full = exact != null || tile.isFull() ? exact : newest.get(tile.full());
            return full == null ? null : beginning(full, tile);
        }
    }

    private byte @Nullable [] stored(Tile tile) {
        return db
                .query(
                        "select hashes from journal.tile where level = ? and index = ?",
                        (row, _) -> row.getBytes(1),
                        tile.level(),
                        tile.index())
                .stream()
                .filter(hashes -> hashes.length >= tile.width() * Hash.BYTES)
                .map(hashes -> beginning(hashes, tile))
                .findFirst()
                .orElse(null);
    }

    private static byte[] beginning(byte[] hashes, Tile tile) {
        int wanted = tile.width() * Hash.BYTES;
        return hashes.length == wanted ? hashes : Arrays.copyOf(hashes, wanted);
    }

    /**
     * Stores hash tiles, each over its narrower form. Nothing is kept in memory: the transaction
     * may yet fail.
     */
    void save(SequencedMap<Tile, byte[]> tiles) {
        db.update(connection -> {
            PreparedStatement save =
                    connection.prepareStatement(
                            """
                            insert into journal.tile (level, index, hashes)
                            select * from unnest(?::integer[], ?::bigint[], ?::bytea[])
                            on conflict (level, index) do update set hashes = excluded.hashes\
                            """);
            save.setArray(
                    1,
                    connection.createArrayOf(
                            "integer", tiles.keySet().stream().map(Tile::level).toArray()));
            save.setArray(
                    2,
                    connection.createArrayOf(
                            "bigint", tiles.keySet().stream().map(Tile::index).toArray()));
            save.setArray(
                    3, connection.createArrayOf("bytea", tiles.values().toArray(byte[][]::new)));
            return save;
        });
    }
}
