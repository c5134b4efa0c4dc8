package org.litopys.demo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.litopys.events.Evidence;

/**
 * What is said beside a command.
 *
 * @param onBehalfOf pseudonym of the person who is stood in for
 * @param legalBasis where it is another than the programme's
 */
record Note(
        @Nullable String reason,
        List<Evidence> evidence,
        @Nullable Instant occurredAt,
        @Nullable String onBehalfOf,
        @Nullable String legalBasis) {
    static final Note NONE = new Note(null, List.of(), null, null, null);

    static Note because(String reason) {
        return new Note(reason, List.of(), null, null, null);
    }

    static Note with(Evidence document) {
        return NONE.and(document);
    }

    Note and(Evidence document) {
        List<Evidence> more = new ArrayList<>(evidence);
        more.add(document);
        return new Note(reason, List.copyOf(more), occurredAt, onBehalfOf, legalBasis);
    }

    Note at(Instant moment) {
        return new Note(reason, evidence, moment, onBehalfOf, legalBasis);
    }

    Note onBehalfOf(String pseudonym) {
        return new Note(reason, evidence, occurredAt, pseudonym, legalBasis);
    }

    Note under(String act) {
        return new Note(reason, evidence, occurredAt, onBehalfOf, act);
    }
}
