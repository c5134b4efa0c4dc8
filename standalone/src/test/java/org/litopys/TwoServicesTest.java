package org.litopys;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.litopys.data.DataDirectory;
import org.litopys.data.LocalPostgres;

/** Two of each side over one PostgreSQL. */
class TwoServicesTest extends AcceptanceSuite {
    private @Nullable DataDirectory directory;
    private @Nullable LocalPostgres postgres;

    @Override
    Installation start(Path folder, String issuer) throws Exception {
        DataDirectory opened =
                DataDirectory.open(folder.resolve("database"), DataDirectory.Kind.OFFICE);
        directory = opened;
        LocalPostgres started = LocalPostgres.start(opened);
        postgres = started;
        List<String> options =
                new ArrayList<>(
                        List.of(
                                "--issuer",
                                issuer,
                                "--public-log",
                                "--log-key",
                                folder.resolve("log.key").toString(),
                                "--master-key",
                                folder.resolve("master.key").toString()));
        options.addAll(more());
        return Installation.start(
                folder,
                started.database(),
                List.of(Side.QUERY, Side.COMMAND, Side.COMMAND, Side.QUERY),
                options);
    }

    /** Further options of each process. */
    List<String> more() throws Exception {
        return List.of();
    }

    @Override
    void stop() {
        if (postgres != null) {
            postgres.close();
        }
        if (directory != null) {
            directory.close();
        }
    }
}
