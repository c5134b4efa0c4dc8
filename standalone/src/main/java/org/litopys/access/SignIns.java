package org.litopys.access;

import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.event.AbstractAuthenticationFailureEvent;
import org.springframework.security.authentication.event.AuthenticationFailureLockedEvent;
import org.springframework.security.authentication.event.AuthenticationSuccessEvent;

/**
 * Says in the log who signed in with a password, who failed to and who was refused for that. The
 * ledger itself says what they did.
 */
final class SignIns {
    private static final Logger LOG = LoggerFactory.getLogger(SignIns.class);
    private static final Pattern PSEUDONYM = Pattern.compile("\\p{Alpha}{2}-\\d{2,4}");

    @EventListener
    void failed(AbstractAuthenticationFailureEvent event) {
        if (event.getAuthentication() instanceof UsernamePasswordAuthenticationToken person
                && !(event instanceof AuthenticationFailureLockedEvent)) {
            LOG.info("{} could not sign in", printable(person.getName()));
        }
    }

    @EventListener
    void succeeded(AuthenticationSuccessEvent event) {
        if (event.getAuthentication() instanceof UsernamePasswordAuthenticationToken person) {
            LOG.info("{} signed in", printable(person.getName()));
        }
    }

    void refused(String name) {
        LOG.info("{} was tried too often and is refused for a while", printable(name));
    }

    /** What somebody typed may be anything: a name, an address, a password in the wrong field. */
    private static String printable(String typed) {
        return PSEUDONYM.matcher(typed.strip()).matches() ? typed.strip() : "(not a pseudonym)";
    }
}
