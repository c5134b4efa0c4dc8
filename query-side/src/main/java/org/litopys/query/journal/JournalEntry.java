package org.litopys.query.journal;

import java.util.Arrays;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the log. The content is the entry; the rest is taken from it, to find it by.
 *
 * @param position its index in the log + 1
 * @param type CloudEvents {@code type}, such as {@code
 *     org.litopys.application.ApplicationSubmitted.v1}
 * @param subject identifier of the record
 * @param commandId null where the event names no command by a UUID
 * @param content canonical JSON in UTF-8, see {@link EntryFormat}; not to be modified
 */
public record JournalEntry(
        long position, String type, String subject, @Nullable UUID commandId, byte[] content) {

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof JournalEntry that
                && position == that.position
                && type.equals(that.type)
                && subject.equals(that.subject)
                && Objects.equals(commandId, that.commandId)
                && Arrays.equals(content, that.content);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(position);
    }

    @Override
    public String toString() {
        return position + " " + type + " " + subject;
    }
}
