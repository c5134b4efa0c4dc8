package org.litopys.access;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.Authentication;

/**
 * Asks another provider about a person, as long as the name has not been tried in vain too often.
 * Programs are not limited: their secrets are drawn, 100 bits of chance, and cannot be guessed,
 * while a limit would let anybody keep a service out by failing in its name.
 */
record LimitedTries(AuthenticationProvider provider, TriesPerName tries, SignIns signIns)
        implements AuthenticationProvider {
    @Override
    public @Nullable Authentication authenticate(Authentication given) {
        String name = Accounts.comparable(given.getName());
        if (!tries.begin(name)) {
            signIns.refused(name);
            throw TooManyTries.refusal();
        }
        try {
            Authentication done = provider.authenticate(given);
            if (done == null) {
                tries.undecided(name); // not for this provider, so no success either
            } else {
                tries.succeeded(name);
            }
            return done;
        } catch (AuthenticationServiceException | DataAccessException databaseAway) {
            tries.undecided(name);
            throw databaseAway;
        }
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return provider.supports(authentication);
    }
}
