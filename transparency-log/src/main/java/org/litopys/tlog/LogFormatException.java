package org.litopys.tlog;

/**
 * Text or bytes that do not have the form their specification gives them. The message is one
 * sentence for a reader who knows the file, not the code.
 */
public final class LogFormatException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public LogFormatException(String message) {
        super(message);
    }
}
