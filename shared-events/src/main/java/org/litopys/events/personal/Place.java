package org.litopys.events.personal;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.litopys.events.RecordId;

/**
 * Where a sealed text belongs. It cannot be opened anywhere else, so that nobody can make one
 * record, field or person show what was sealed for another.
 *
 * @param event stored name of the event
 * @param field name of the event's component that holds the text
 */
public record Place(RecordId record, String event, String field) {
    private static final String FORM = "litopys sealed text 1";

    /** What AES-GCM authenticates beside the text. */
    byte[] associatedData(DataSubjectId person) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeUTF(FORM); // each with its length, so that no two places give the same bytes
            out.writeUTF(person.toString());
            out.writeUTF(record.value().toString());
            out.writeUTF(event);
            out.writeUTF(field);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
