package org.litopys;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;

/**
 * Two of each side, with a real Axon Server that is there already and whose context is empty. Runs
 * in the profile {@code axonserver}, which is given its address.
 */
@Tag("axonserver")
class AxonServerTest extends TwoServicesTest {
    private static final String ADDRESS = System.getProperty("axonserver", "");

    @Override
    Installation start(Path folder, String issuer) throws Exception {
        assumeTrue(!ADDRESS.isEmpty(), "-Daxonserver=HOST:PORT names no Axon Server");
        return super.start(folder, issuer);
    }

    @Override
    List<String> more() {
        return List.of("--axon-server", ADDRESS);
    }
}
