package org.litopys;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo as a newcomer starts it: played once, gone on with after any end, begun anew on request. */
class DemoLifeTest {
    private static final String[] SMALL = {"--applications", "60", "--seed", "7"};

    @TempDir
    Path temp = Path.of("");

    @Test
    void a_play_cut_short_goes_on_and_a_played_one_is_not_played_again() throws Exception {
        Path data = temp.resolve("demo");
        int port = LitopysProcess.freePort();
        try (LitopysProcess first = LitopysProcess.start(
                temp, port, Map.of(), "demo", "--port", String.valueOf(port), "--data", data.toString(), SMALL[0], SMALL[1], SMALL[2], SMALL[3])) {
            first.awaitOutput("Played 20 %");
            first.kill();
        }

        String portal;
        String listed;
        try (LitopysProcess second = LitopysProcess.running(temp, "demo", data)) {
            assertThat(second.output()).contains("Going on with the programme that was being played");
            portal = second.secret("portal");
            listed = list(second, portal);
            assertThat(listed).contains("\"total\":60");
        }

        try (LitopysProcess third = LitopysProcess.running(temp, "demo", data, SMALL)) {
            assertThat(third.output()).doesNotContain("Played", "Going on");
            assertThat(third.secret("portal")).as("the same logins, printed again").isEqualTo(portal);
            assertThat(list(third, portal)).contains("\"total\":60");
        }

        try (LitopysProcess other = LitopysProcess.start(
                temp, port, Map.of(), "demo", "--port", String.valueOf(port), "--data", data.toString(), "--seed", "8")) {
            assertThat(other.awaitEnd()).isEqualTo(1);
            assertThat(other.output().lines()).singleElement().asString().contains("60 applications with seed 7", "--fresh");
        }

        try (LitopysProcess fresh = LitopysProcess.running(temp, "demo", data, "--fresh", "--applications", "5")) {
            assertThat(fresh.secret("portal")).isNotEqualTo(portal);
            assertThat(list(fresh, fresh.secret("portal"))).contains("\"total\":5");
        }
    }

    /** The list of applications, once the pages have caught up with the play. */
    private static String list(LitopysProcess demo, String portal) throws Exception {
        String bearer = demo.bearer(portal);
        String list = demo.get("/api/applications", "Authorization", bearer).body();
        for (String before = ""; !list.equals(before); ) {
            Thread.sleep(500);
            before = list;
            list = demo.get("/api/applications", "Authorization", bearer).body().replaceAll("\"moment\":\"[^\"]*\"", "");
        }
        return list;
    }
}
