package org.litopys.command.api;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.litopys.events.RecordType;
import org.litopys.events.record.Subject;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What records are called: from the reference to the identity and back. It is a read model, so a
 * new record is called something only a moment after its first event is durable; whoever needs the
 * name of a new record awaits it. Thread-safe.
 */
class References implements AutoCloseable {
    private static final int CACHED = 50_000;
    private static final long LOOK_MILLIS = 25;

    private final JdbcClient db;
    private final Map<UUID, CompletableFuture<String>> awaited = new ConcurrentHashMap<>();
    // A reference is derived from the order of the ledger and never changes, so it can be kept.
    private final Map<UUID, String> byRecord = bounded();
    private final Map<String, UUID> byReference = bounded();
    private final ScheduledExecutorService looking;

    References(DataSource dataSource) {
        db = JdbcClient.create(dataSource);
        looking =
                new ScheduledThreadPoolExecutor(
                        1, Thread.ofPlatform().daemon().name("references").factory());
        looking.scheduleWithFixedDelay(
                this::lookForAwaited, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** The record with a numbered reference such as {@code APP-2026-000123}. */
    Optional<UUID> find(String reference) {
        UUID cached = read(byReference, reference);
        if (cached != null) {
            return Optional.of(cached);
        }
        Optional<UUID> found =
                db.sql(
                                """
                                select record_id from command.record_reference
                                 where reference = :reference
                                   and type in ('APPLICATION', 'INTRODUCTION', 'PILOT', 'CONTRACT')\
                                """)
                        .param("reference", reference)
                        .query(UUID.class)
                        .optional();
        found.ifPresent(id -> write(byReference, reference, id));
        return found;
    }

    /**
     * The records that are called so, in any letter case, or have this identity; a programme and a
     * call may share a code.
     */
    List<Subject> named(String referenceOrId) {
        boolean isId = RecordNames.UUID_TEXT.matcher(referenceOrId).matches();
        return db.sql(
                        "select type, record_id from command.record_reference where "
                                + (isId ? "record_id = :name" : "upper(reference) = upper(:name)"))
                .param("name", isId ? UUID.fromString(referenceOrId) : referenceOrId)
                .query((row, _) ->
                        new Subject(
                                RecordType.valueOf(row.getString(1)), row.getObject(2, UUID.class)))
                .list();
    }

    /** What a record is called, if that is known yet. */
    Optional<String> of(UUID record) {
        String cached = read(byRecord, record);
        if (cached != null) {
            return Optional.of(cached);
        }
        Optional<String> found =
                db.sql("select reference from command.record_reference where record_id = :id")
                        .param("id", record)
                        .query(String.class)
                        .optional();
        found.ifPresent(reference -> write(byRecord, record, reference));
        return found;
    }

    /**
     * What a new record is called; waits until the ledger has been read so far, whichever process
     * reads it.
     *
     * @return empty where that took longer than {@code atMost}, or the thread was interrupted
     */
    Optional<String> await(UUID record, Duration atMost) {
        String cached = read(byRecord, record);
        if (cached != null) {
            return Optional.of(cached);
        }
        CompletableFuture<String> wanted =
                awaited.computeIfAbsent(record, _ -> new CompletableFuture<>());
        String meanwhile = read(byRecord, record);
        if (meanwhile != null) {
            wanted.complete(meanwhile);
        }
        try {
            return Optional.of(wanted.get(atMost.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException | ExecutionException late) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            awaited.remove(record, wanted);
        }
    }

    /** Tells that records are called so, after that was committed. */
    void became(Map<UUID, String> references) {
        references.forEach((record, reference) -> {
            write(byRecord, record, reference);
            CompletableFuture<String> wanted = awaited.remove(record);
            if (wanted != null) {
                wanted.complete(reference);
            }
        });
    }

    /** Another process may have read the ledger; one query asks for all that is awaited here. */
    private void lookForAwaited() {
        if (awaited.isEmpty()) {
            return;
        }
        try {
            became(named(awaited.keySet()));
        } catch (RuntimeException databaseAway) {
            // The next look, at most a moment later, tries again; who waits has a limit of its own.
            return;
        }
    }

    private Map<UUID, String> named(Collection<UUID> records) {
        Map<UUID, String> found = new HashMap<>();
        db.sql(
                        "select record_id, reference from command.record_reference where record_id = any(:ids)")
                .param("ids", records.toArray(UUID[]::new))
                .query(row -> {
                    found.put(row.getObject(1, UUID.class), row.getString(2));
                });
        return found;
    }

    /** Where the record is shown: by its reference, or by its identity while that is not known. */
    static String path(RecordType type, String name) {
        return "/api/" + type.plural() + "/" + name;
    }

    private static <K, V> @Nullable V read(Map<K, V> cache, K key) {
        synchronized (cache) {
            return cache.get(key);
        }
    }

    private static <K, V> void write(Map<K, V> cache, K key, V value) {
        synchronized (cache) {
            cache.put(key, value);
        }
    }

    /** Least recently used entries go first. */
    private static <K, V> Map<K, V> bounded() {
        return new LinkedHashMap<>(1024, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > CACHED;
            }
        };
    }

    @Override
    public void close() {
        looking.shutdownNow();
    }
}
