package org.litopys.command;

import java.util.List;

/**
 * Why a command was refused. Texts in both languages stand in {@code refusals_en.properties} and
 * {@code refusals_uk.properties} under the rule's name.
 *
 * @param rule stable name of the rule, a {@link Rule} or a row of the segregation of duties
 * @param pointer RFC 6901 pointer into the command's envelope ({@code /data/awarded}); empty where
 *     no single value is at fault
 * @param arguments of the texts, in order
 */
public record Refusal(Kind kind, String rule, String pointer, List<String> arguments) {
    public Refusal {
        arguments = List.copyOf(arguments);
    }

    /** The kinds of refusal with their HTTP status. */
    public enum Kind {
        /** A value cannot be. */
        CONTENT(422),
        /** The record is in a state in which this is not done. */
        STATE(409),
        /** A rule of the programme forbids it. */
        RULE(409),
        /** A role is missing or a duty forbids it. */
        FORBIDDEN(403),
        /** There is no such record. */
        UNKNOWN(404),
        /** The record has moved past the version that the caller saw. */
        STALE(412),
        /** The command id was used for another content. */
        REUSED_ID(422),
        /** Too many commands wait; nothing was stored. */
        BUSY(503),
        /** The store does not answer; to be repeated with the same command id. */
        UNAVAILABLE(503);

        private final int status;

        Kind(int status) {
            this.status = status;
        }

        public int status() {
            return status;
        }
    }
}
