package org.litopys.command.api;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One body being read: collects everything that is wrong with it. Not thread-safe. */
final class Reading {
    private static final int MAX_FAULTS = 100;

    private final RecordNames names;
    private final List<Fault> faults = new ArrayList<>();

    Reading(RecordNames names) {
        this.names = names;
    }

    RecordNames names() {
        return names;
    }

    /** Notes a fault; returns null, so that a reader can return it. */
    @Nullable Object fault(String at, String code, String... arguments) {
        if (faults.size() < MAX_FAULTS) {
            faults.add(Fault.of(at, code, arguments));
        }
        return null;
    }

    /** The faults found so far, at most 100. */
    List<Fault> faults() {
        return faults;
    }
}
