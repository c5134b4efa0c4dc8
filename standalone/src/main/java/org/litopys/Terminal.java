package org.litopys;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** Where a command prints. */
final class Terminal {
    private Terminal() {}

    /**
     * The command line that a command belongs to; picocli fills its {@code @Spec} in before it is
     * called.
     */
    static CommandLine line(@Nullable CommandSpec spec) {
        if (spec == null) {
            throw new IllegalStateException("called without a command line");
        }
        return spec.commandLine();
    }
}
