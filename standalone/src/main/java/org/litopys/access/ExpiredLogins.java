package org.litopys.access;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Forgets, every hour, authorizations of which every token has expired a day ago; the provider
 * itself never does.
 */
final class ExpiredLogins implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ExpiredLogins.class);

    private final JdbcClient db;
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("expired-logins").factory());

    @SuppressWarnings("FutureReturnValueIgnored")
    ExpiredLogins(JdbcClient db) {
        this.db = db;
        clock.scheduleWithFixedDelay(this::forgetOrReport, 1, 60, TimeUnit.MINUTES);
    }

    private void forgetOrReport() {
        try {
            forget();
        } catch (DataAccessException e) {
            // Thrown out of here it would end the schedule; the next hour does it again.
            LOG.warn("Expired logins are not yet forgotten: {}", e.getMessage());
        }
    }

    int forget() {
        return db.sql(
                        """
                        delete from oauth2_authorization
                         where greatest(access_token_expires_at, authorization_code_expires_at, oidc_id_token_expires_at)
                               < now() - interval '1 day'\
                        """)
                .update();
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
