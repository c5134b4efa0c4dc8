package org.litopys;

import java.util.Objects;
import java.util.Properties;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import org.litopys.data.DataDirectory;
import org.litopys.data.Unusable;
import org.litopys.demo.DemoProgramme;

/**
 * Which programme is played into a data directory, and whether it has been; kept there, so that a
 * play cut short goes on.
 */
final class DemoPlay {
    private static final String FILE = "demo.properties";
    private static final int DEFAULT_APPLICATIONS = 600;
    private static final long DEFAULT_SEED = 1;

    private final DataDirectory directory;
    private final int applications;
    private final long seed;
    private final boolean begun;
    private final boolean complete;

    private DemoPlay(
            DataDirectory directory, int applications, long seed, boolean begun, boolean complete) {
        this.directory = directory;
        this.applications = applications;
        this.seed = seed;
        this.begun = begun;
        this.complete = complete;
    }

    /**
     * What the directory holds or is to hold.
     *
     * @param applications null where the user said nothing
     * @param seed null where the user said nothing
     * @throws Unusable the user asks for another programme than the one that is there
     */
    static DemoPlay wanted(
            DataDirectory directory, @Nullable Integer applications, @Nullable Long seed) {
        String kept = directory.read(FILE);
        if (kept == null) {
            return new DemoPlay(
                    directory,
                    Objects.requireNonNullElse(applications, DEFAULT_APPLICATIONS),
                    Objects.requireNonNullElse(seed, DEFAULT_SEED),
                    false,
                    false);
        }
        try {
            Properties properties = new Properties();
            properties.load(new java.io.StringReader(kept));
            DemoPlay play =
                    new DemoPlay(
                            directory,
                            Integer.parseInt(properties.getProperty("applications", "")),
                            Long.parseLong(properties.getProperty("seed", "")),
                            true,
                            Boolean.parseBoolean(properties.getProperty("complete")));
            play.refuseAnother(applications, seed);
            return play;
        } catch (java.io.IOException | IllegalArgumentException e) {
            throw new Unusable(
                    directory.path().resolve(FILE) + " is damaged; begin anew with --fresh", e);
        }
    }

    private void refuseAnother(@Nullable Integer wantedApplications, @Nullable Long wantedSeed) {
        if ((wantedApplications != null && wantedApplications != applications)
                || (wantedSeed != null && wantedSeed != seed)) {
            throw new Unusable(
                    directory.path()
                            + " holds a programme of "
                            + applications
                            + " applications with seed "
                            + seed
                            + "; leave --applications and --seed out, or begin anew with --fresh");
        }
    }

    int applications() {
        return applications;
    }

    boolean begun() {
        return begun;
    }

    boolean complete() {
        return complete;
    }

    /** Plays it to its end, with a bar on a terminal and a line per tenth elsewhere. */
    DemoProgramme.Played play(DemoProgramme programme) {
        keep(false);
        DemoProgramme.Played played = played(programme);
        keep(true);
        return played;
    }

    private DemoProgramme.Played played(DemoProgramme programme) {
        if (System.console() != null && System.console().isTerminal()) {
            try (ProgressBar bar =
                    new ProgressBarBuilder()
                            .setTaskName("Playing")
                            .setInitialMax(0)
                            .setStyle(ProgressBarStyle.ASCII)
                            .setUpdateIntervalMillis(200)
                            .build()) {
                return programme.play(
                        applications,
                        seed,
                        (done, total) -> {
                            bar.maxHint(total);
                            bar.stepTo(done);
                        });
            }
        }
        return programme.play(applications, seed, new Tenths());
    }

    private void keep(boolean complete) {
        directory.keep(
                FILE,
                "applications=%d%nseed=%d%ncomplete=%b%n".formatted(applications, seed, complete));
    }

    /** For a log file, in which a bar would be noise. */
    private static final class Tenths implements DemoProgramme.Progress {
        private long said;

        @Override
        public void at(long done, long total) {
            long tenth = total == 0 ? 0 : done * 10 / total;
            if (tenth > said) {
                said = tenth;
                System.out.println("Played " + tenth * 10 + " %");
            }
        }
    }
}
