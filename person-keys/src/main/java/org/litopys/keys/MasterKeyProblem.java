package org.litopys.keys;

import org.jspecify.annotations.Nullable;

/** The master key is lost, another one, or not kept well. Its message is for whoever starts. */
public final class MasterKeyProblem extends RuntimeException {
    private static final long serialVersionUID = 1;

    MasterKeyProblem(String message) {
        this(message, null);
    }

    MasterKeyProblem(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
