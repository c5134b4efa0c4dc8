package org.litopys.data;

/**
 * The program cannot go on, for a reason its user can do something about. The message is one
 * sentence for that user: what is wrong, with its value, and the way out. It is printed alone,
 * without a stack trace.
 */
public final class Unusable extends RuntimeException {
    private static final long serialVersionUID = 1;

    public Unusable(String sentence) {
        super(sentence);
    }

    public Unusable(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
