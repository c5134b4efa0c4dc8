package org.litopys.command;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.axonframework.common.Registration;
import org.axonframework.common.caching.Cache;
import org.jspecify.annotations.Nullable;

/**
 * The records that were used last, so that a hot one is not read again for each command. Holds at
 * most a fixed number of them; the one that was not used for the longest time goes first.
 * Thread-safe. Nobody is told when entries come and go.
 */
class RecordCache implements Cache {
    private final Map<Object, Object> entries;

    RecordCache(int capacity) {
        entries =
                Collections.synchronizedMap(
                        new LinkedHashMap<>(16, 0.75f, true) {
                            private static final long serialVersionUID = 1;

                            @Override
                            protected boolean removeEldestEntry(Map.Entry<Object, Object> eldest) {
                                return size() > capacity;
                            }
                        });
    }

    @Override
    @SuppressWarnings("unchecked") // the interface lets the caller say what it expects
    public <K, V> @Nullable V get(K key) {
        return (V) entries.get(key);
    }

    @Override
    public void put(Object key, Object value) {
        entries.put(key, value);
    }

    @Override
    public boolean putIfAbsent(Object key, Object value) {
        return entries.putIfAbsent(key, value) == null;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> T computeIfAbsent(Object key, Supplier<T> valueSupplier) {
        return (T) entries.computeIfAbsent(key, _ -> valueSupplier.get());
    }

    @Override
    public boolean remove(Object key) {
        return forget(key);
    }

    /**
     * @return whether it was here
     */
    final boolean forget(Object key) {
        return entries.remove(key) != null;
    }

    @Override
    public void removeAll() {
        entries.clear();
    }

    @Override
    public boolean containsKey(Object key) {
        return entries.containsKey(key);
    }

    @Override
    @SuppressWarnings("unchecked")
    public <V> void computeIfPresent(Object key, UnaryOperator<V> update) {
        entries.computeIfPresent(key, (_, value) -> update.apply((V) value));
    }

    @Override
    public Registration registerCacheEntryListener(EntryListener listener) {
        return () -> true;
    }
}
