package org.litopys;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The demo as a newcomer starts it: played once, gone on with after any end, begun anew on request.
 */
class DemoLifeTest {
    private static final String[] SMALL = {"--applications", "60", "--seed", "7"};

    @TempDir Path temp = Path.of("");

    @Test
    void a_play_cut_short_goes_on_and_a_played_one_is_not_played_again() throws Exception {
        Path data = temp.resolve("demo");
        try (LitopysProcess first = LitopysProcess.starting(temp, "demo", data, SMALL)) {
            first.awaitOutput("Played 20 %");
            first.kill();
        }

        String portal;
        try (LitopysProcess second = LitopysProcess.running(temp, "demo", data)) {
            assertThat(second.output())
                    .contains("Going on with the programme that was being played");
            portal = second.secret("portal");
            assertApplications(60, second, portal);
        }

        try (LitopysProcess third = LitopysProcess.running(temp, "demo", data, SMALL)) {
            assertThat(third.output()).doesNotContain("Played", "Going on");
            assertThat(third.secret("portal"))
                    .as("the same logins, printed again")
                    .isEqualTo(portal);
            assertApplications(60, third, portal);
        }

        try (LitopysProcess other = LitopysProcess.starting(temp, "demo", data, "--seed", "8")) {
            assertThat(other.awaitEnd()).isEqualTo(1);
            assertThat(other.output().lines())
                    .singleElement()
                    .asString()
                    .contains("60 applications with seed 7", "--fresh");
        }

        try (LitopysProcess fresh =
                LitopysProcess.running(temp, "demo", data, "--fresh", "--applications", "5")) {
            assertThat(fresh.secret("portal")).isNotEqualTo(portal);
            assertApplications(5, fresh, fresh.secret("portal"));
        }
    }

    /** The pages follow the play, so the list is asked until it holds them all. */
    private static void assertApplications(int expected, LitopysProcess demo, String portal)
            throws Exception {
        String bearer = demo.bearer(portal);
        String list = "";
        for (int i = 0; i < 600 && !list.contains("\"total\":" + expected + ","); i++) {
            Thread.sleep(100);
            list = demo.get("/api/applications?size=1", "Authorization", bearer).body();
        }
        assertThat(list).contains("\"total\":" + expected + ",");
    }
}
