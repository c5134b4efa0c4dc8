package org.litopys.query.journal;

/**
 * The journal cannot go on, or cannot start, until a person has acted; the message says on what.
 */
public final class JournalException extends RuntimeException {
    private static final long serialVersionUID = 1;

    JournalException(String message) {
        super(message);
    }

    JournalException(String message, Throwable cause) {
        super(message, cause);
    }
}
