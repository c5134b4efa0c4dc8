package org.litopys.command.api;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.litopys.events.Actor;
import org.litopys.events.RecordId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One line in the log file for each command that was refused over HTTP; the ledger holds only those
 * that were not. It says who sent what about which record and which rule refused it, and nothing of
 * the content: no reason, no value, no argument of the rule. Thread-safe.
 */
final class RefusalLog {
    private static final Logger log = LoggerFactory.getLogger(RefusalLog.class);
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{C}\\p{Z}]");
    private static final String NONE = "–";

    /**
     * @param entry null where the caller named no command that there is
     * @param bound null where the body could not be read, or was not because of the actor's role;
     *     then its subject is not known either
     * @param problem null where the program failed, which is said in the log elsewhere
     */
    void note(
            Actor actor,
            @Nullable CommandEntry entry,
            @Nullable BoundCommand bound,
            @Nullable Problem problem) {
        if (problem == null) {
            return;
        }
        RecordId subject = bound == null ? null : bound.command().subject();
        log.info(
                "{} {} {} {}",
                // The issuer names the actor, with whatever characters it likes.
                UNPRINTABLE.matcher(actor.id()).replaceAll("?"),
                entry == null ? NONE : entry.name(),
                subject == null ? NONE : subject,
                problem.rule());
    }
}
