package org.litopys.query.page;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.context.annotation.Import;

/**
 * The pages on invented content, for a browser: no database, nobody signs in, everybody is PM-07.
 * Everything else is as in the program.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@Import({InventedPages.class, EverybodyIsTheManager.class})
class PagesOnInventedLedger {
    /** Starts them on port 8099, to look at. */
    public static void main(String[] arguments) {
        SpringApplication.run(PagesOnInventedLedger.class, "--server.port=8099");
    }
}
