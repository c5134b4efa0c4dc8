package org.litopys.tlog;

/**
 * Something well-formed that does not prove what it claims: a signature that does not fit, a proof
 * that leads to another root. The message is one sentence.
 */
public final class LogVerificationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public LogVerificationException(String message) {
        super(message);
    }
}
