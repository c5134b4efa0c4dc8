package org.litopys.command;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.litopys.events.Actor;
import org.litopys.events.Role;

/** The roles that {@link SentBy} means. */
public final class Senders {
    /**
     * Who works for the office: not whoever applies to it, audits it, runs its machine or is a
     * program.
     */
    public static final Set<Role> OFFICE =
            Collections.unmodifiableSet(
                    EnumSet.complementOf(
                            EnumSet.of(
                                    Role.APPLICANT_REP,
                                    Role.AUDITOR,
                                    Role.SYSTEM_ADMIN,
                                    Role.SERVICE,
                                    Role.PROCESS)));

    private static final Set<Role> BY_ITSELF = Set.of(Role.PROCESS);

    private Senders() {}

    /** Whether only the ledger itself sends a command. */
    public static boolean isByItself(Set<Role> senders) {
        return senders.equals(BY_ITSELF);
    }

    /** Why somebody without any of these roles is refused: which of them a person can have. */
    public static Refused missing(Actor actor, Set<Role> senders) {
        if (isByItself(senders)) {
            return Refused.by(Rule.LEDGER_ONLY, "", actor.id());
        }
        Set<Role> ofPersons = EnumSet.copyOf(senders);
        ofPersons.remove(Role.PROCESS);
        return Refused.by(Rule.ROLE_MISSING, "", actor.id(), ofPersons);
    }

    /**
     * The roles that may send a command, in their own order.
     *
     * @throws NullPointerException where the class does not say who may send it
     */
    public static Set<Role> of(Class<?> command) {
        SentBy sentBy =
                Objects.requireNonNull(
                        command.getAnnotation(SentBy.class),
                        () -> command + " must say who may send it");
        return sentBy.everyOffice()
                ? OFFICE
                : Collections.unmodifiableSet(EnumSet.copyOf(Arrays.asList(sentBy.value())));
    }
}
