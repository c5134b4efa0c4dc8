package org.litopys;

import java.nio.file.Path;
import java.util.List;

/** One process with its own PostgreSQL. */
class OneProcessTest extends AcceptanceSuite {
    @Override
    Installation start(Path folder, String issuer) throws Exception {
        return Installation.start(
                folder,
                null,
                List.of(Side.BOTH),
                List.of(
                        "--data",
                        folder.resolve("office").toString(),
                        "--issuer",
                        issuer,
                        "--public-log"));
    }
}
