package org.litopys.command;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.litopys.events.LedgerEvent;
import org.litopys.events.RecordId;
import org.litopys.events.personal.DataSubjectId;
import org.litopys.events.personal.PersonKey;
import org.litopys.events.personal.Place;
import org.litopys.events.personal.Sealed;
import org.litopys.keys.Unsealable;

/**
 * Seals what identifies a person, when a record decides and before anything is stored. Nothing on
 * this side ever opens it. Thread-safe.
 */
public final class PersonalData {
    private final Keys keys;

    /** The keys to seal with; throws {@link Unsealable} where there can be none. */
    @FunctionalInterface
    public interface Keys {
        PersonKey of(DataSubjectId person, RecordId record);
    }

    public PersonalData(Keys keys) {
        this.keys = keys;
    }

    /**
     * What is known of one person, on its way into one event.
     *
     * @param event stored name of the event
     */
    public record Sealing(PersonKey key, DataSubjectId person, RecordId record, String event) {
        /**
         * @param field name of the event's component that takes the text
         */
        public Sealed seal(String field, String text) {
            return key.seal(person, new Place(record, event, field), text);
        }

        public @Nullable Sealed sealIfGiven(String field, @Nullable String text) {
            return text == null ? null : seal(field, text);
        }
    }

    /** Refuses a person who is erased or known to another record. */
    public Sealing of(
            DataSubjectId person,
            RecordId record,
            Class<? extends LedgerEvent> event,
            String pointer) {
        return new Sealing(key(person, record, pointer), person, record, event.getSimpleName());
    }

    private PersonKey key(DataSubjectId person, RecordId record, String pointer) {
        try {
            return keys.of(person, record);
        } catch (Unsealable e) {
            throw switch (e.why()) {
                case ERASED -> Refused.by(Rule.PERSON_ERASED, pointer, person);
                case OF_ANOTHER_RECORD ->
                        Refused.by(Rule.PERSON_OF_ANOTHER_RECORD, pointer, person);
                case NO_MASTER_KEY -> Refused.by(Rule.PERSONAL_DATA_CLOSED, "");
            };
        }
    }

    /**
     * The digest of a command, which stays in the ledger for ever: of one that tells something of
     * persons, made with their keys, so that nobody can try names against it once one is destroyed.
     *
     * @param digest of the content alone
     */
    String keyed(String digest, List<DataSubjectId> persons, RecordId record) {
        String keyed = digest;
        for (DataSubjectId person :
                persons.stream().sorted(Comparator.comparing(DataSubjectId::value)).toList()) {
            keyed = key(person, record, "/data").digest(keyed.getBytes(StandardCharsets.US_ASCII));
        }
        return keyed;
    }
}
