package org.litopys.query.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** Tests of pages in a real browser, which must not complain about any of them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class InBrowser {
    Browsing browsing;

    @BeforeAll
    void start() {
        browsing = Browsing.start();
    }

    @AfterAll
    void stop() {
        if (browsing != null) {
            browsing.close();
        }
    }

    @AfterEach
    void the_browser_did_not_complain() {
        assertThat(browsing.complaints).isEmpty();
    }
}
