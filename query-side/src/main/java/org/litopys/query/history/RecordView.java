package org.litopys.query.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.litopys.events.RecordType;
import org.litopys.query.AsOf;
import org.litopys.query.record.RecordRow;
import org.litopys.query.record.RecordState;
import org.litopys.query.record.Stamp;

/**
 * One record as of a moment.
 *
 * @param row what lists show of it
 * @param state everything; null where the beginning of the record is an event of a later version of
 *     the program
 * @param last the newest of its own events
 * @param versions how many events the record has at this moment; more than {@code row.version}
 *     where an earlier version is shown
 * @param links the records that it refers to, and those that follow it
 */
public record RecordView(
        AsOf asOf,
        RecordRow row,
        @Nullable RecordState state,
        Stamp last,
        long versions,
        List<Link> links) {
    /**
     * Another record.
     *
     * @param relation {@code programme}, {@code call}, {@code organisation}, {@code partner},
     *     {@code application}, {@code introduction}, {@code pilot}, {@code contract}
     * @param title null where the kind has none
     * @param titleUk title or name in Ukrainian, where there is one
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Link(
            String relation,
            RecordType type,
            UUID id,
            String reference,
            @Nullable String title,
            @Nullable String titleUk,
            String status) {}

    /** The links of one relation. */
    public List<Link> linked(String relation) {
        return links.stream().filter(link -> link.relation.equals(relation)).toList();
    }
}
