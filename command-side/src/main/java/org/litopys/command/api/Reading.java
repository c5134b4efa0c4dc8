package org.litopys.command.api;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.litopys.events.RecordType;
import org.litopys.events.record.Subject;

/** One body being read: collects everything that is wrong with it. Not thread-safe. */
final class Reading {
    private static final int MAX_FAULTS = 50;

    private final RecordNames names;
    private final List<Fault> faults = new ArrayList<>();
    private final Map<UUID, String> called = new HashMap<>();

    Reading(RecordNames names) {
        this.names = names;
    }

    /** The identity of the record that is called so, as {@link RecordNames#read}. */
    @Nullable UUID record(RecordType type, String text, String at) {
        UUID id = names.read(type, text, at, this);
        if (id != null) {
            called.put(id, text);
        }
        return id;
    }

    /** The record of any kind that is called so, as {@link RecordNames#readAny}. */
    @Nullable Subject subject(String text, String at) {
        Subject subject = names.readAny(text, at, this);
        if (subject != null) {
            called.put(subject.value(), text);
        }
        return subject;
    }

    /** What the body calls the records that it names. */
    Map<UUID, String> called() {
        return called;
    }

    /** Notes a fault; returns null, so that a reader can return it. */
    @Nullable Object fault(String at, String code, String... arguments) {
        if (faults.size() < MAX_FAULTS) {
            faults.add(Fault.of(at, code, arguments));
        }
        return null;
    }

    /** Whether enough is known to be wrong: what else is, is not looked at any more. */
    boolean isFull() {
        return faults.size() == MAX_FAULTS;
    }

    /** The faults found so far, at most {@value #MAX_FAULTS}. */
    List<Fault> faults() {
        return faults;
    }
}
