package org.litopys.query.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.litopys.events.Money;
import org.litopys.events.RecordType;
import org.litopys.events.TechnologyArea;

/**
 * One record during a range of positions: what lists show and figures count.
 *
 * @param version number of events of the record
 * @param since first position at which this is so
 * @param until first position at which it is no longer so; null where it still is
 * @param occurredSince when the newest event of the record so far happened
 * @param occurredUntil {@code occurredSince} of the next row
 * @param status name of the status enum of its kind; "UNKNOWN" where only events of a later version
 *     of the program are known
 * @param statusSince when the event happened that brought the status
 * @param title of a programme, call or need in English, of others in their own language; null where
 *     the kind has none
 * @param titleUk title of a programme, call or need in Ukrainian
 * @param language of {@code title}, ISO 639-1
 * @param organisation who applies, innovates or contracts, or has a need; an organisation itself
 * @param partner counterparty of an introduction, host of a pilot
 * @param country of {@code organisation}
 * @param amount what an application asks for or, once accepted, is awarded; value of a contract;
 *     budget of a call; allocated money of a programme
 * @param programme code
 * @param call code
 * @param parent the record that this one follows: call of an application, application of an
 *     introduction, introduction of a pilot, pilot of a contract, programme of a call
 * @param application where everything of this line began; of an application itself too
 * @param ends last day of a contract, or of the export licence of a pilot; null for other kinds
 * @param enteredAt when the first event of the record happened
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RecordRow(
        UUID id,
        RecordType type,
        String reference,
        long version,
        long since,
        @Nullable Long until,
        Instant occurredSince,
        @Nullable Instant occurredUntil,
        String status,
        Instant statusSince,
        @Nullable String title,
        @Nullable String titleUk,
        @Nullable String language,
        @Nullable Participant organisation,
        @Nullable Participant partner,
        @Nullable String country,
        @Nullable TechnologyArea technology,
        @Nullable Money amount,
        @Nullable String programme,
        @Nullable String call,
        @Nullable UUID parent,
        @Nullable UUID application,
        @Nullable Due due,
        @Nullable LocalDate ends,
        Instant enteredAt) {

    /** The title in {@code language} where there are two, else the one there is. */
    public @Nullable String titleIn(String wanted) {
        return "uk".equals(wanted) && titleUk != null ? titleUk : title;
    }

    /** Whether it names another record, so that it changes when that name is corrected. */
    boolean shows(UUID other) {
        return (organisation != null && organisation.id().equals(other))
                || (partner != null && partner.id().equals(other))
                || other.equals(application);
    }

    /** This row, ended by the next one. */
    public RecordRow endedBy(RecordRow next) {
        return new RecordRow(
                id,
                type,
                reference,
                version,
                since,
                next.since,
                occurredSince,
                next.occurredSince,
                status,
                statusSince,
                title,
                titleUk,
                language,
                organisation,
                partner,
                country,
                technology,
                amount,
                programme,
                call,
                parent,
                application,
                due,
                ends,
                enteredAt);
    }
}
