package org.litopys;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;

/**
 * Two of each side, with a real Axon Server that is there already and whose context is empty. Runs
 * in the profile {@code axonserver}, which is given its address.
 */
@Tag("axonserver")
class AxonServerTest extends TwoServicesTest {
    static final String ADDRESS = System.getProperty("axonserver", "");

    /** Token and certificate, where it asks for them, as {@code serve} takes them. */
    static final List<String> SECURED =
            Arrays.stream(System.getProperty("axonserver.options", "").split(" "))
                    .filter(option -> !option.isEmpty())
                    .toList();

    @Override
    Installation start(Path folder, String issuer) throws Exception {
        assumeTrue(!ADDRESS.isEmpty(), "-Daxonserver=HOST:PORT names no Axon Server");
        return super.start(folder, issuer);
    }

    @Override
    List<String> more() {
        return Stream.concat(Stream.of("--axon-server", ADDRESS), SECURED.stream()).toList();
    }
}
