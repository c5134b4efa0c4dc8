package org.litopys.query;

import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The API of records, running on a ledger, for tests of other packages. */
public final class RunningApi {
    private RunningApi() {}

    public static ConfigurableApplicationContext on(TestLedger ledger) {
        ApiOnTestLedger.ledger = ledger;
        return SpringApplication.run(
                ApiOnTestLedger.class, "--server.port=0", "--spring.main.banner-mode=off");
    }

    /** A token as the issuer of the office gives it. */
    public static String token(String... roles) {
        return ApiOnTestLedger.token(roles);
    }
}
