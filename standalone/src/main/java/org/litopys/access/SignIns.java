package org.litopys.access;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.event.AbstractAuthenticationFailureEvent;
import org.springframework.security.authentication.event.AuthenticationSuccessEvent;
import org.springframework.security.core.Authentication;

/**
 * Says in the log who signed in with a password and who failed to. The ledger itself says what they
 * did.
 */
final class SignIns {
    private static final Logger LOG = LoggerFactory.getLogger(SignIns.class);
    private static final int LONGEST_NAME = 64;

    @EventListener
    void failed(AbstractAuthenticationFailureEvent event) {
        if (event.getAuthentication() instanceof UsernamePasswordAuthenticationToken person) {
            LOG.info("{} could not sign in", name(person));
        }
    }

    @EventListener
    void succeeded(AuthenticationSuccessEvent event) {
        if (event.getAuthentication() instanceof UsernamePasswordAuthenticationToken person) {
            LOG.info("{} signed in", name(person));
        }
    }

    /** What somebody typed may be anything. */
    private static String name(Authentication person) {
        String typed = String.valueOf(person.getName());
        String printable = typed.replaceAll("[^\\p{Alnum}._-]", "?");
        return printable.substring(0, Math.min(LONGEST_NAME, printable.length()));
    }
}
