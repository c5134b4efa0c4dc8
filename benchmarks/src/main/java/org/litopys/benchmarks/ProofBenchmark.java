package org.litopys.benchmarks;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import org.HdrHistogram.Histogram;
import org.litopys.data.Database;
import org.litopys.data.LocalPostgres;
import org.litopys.query.journal.Tiles;
import org.litopys.tlog.InclusionProof;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What an inclusion proof costs, without HTTP and receipt around it. */
@Command(
        name = "proof",
        mixinStandardHelpOptions = true,
        description =
                "Inclusion proofs of entries drawn at random, from the log of a running demo, without HTTP.")
final class ProofBenchmark implements Callable<Integer> {
    private static final int TILES_AS_SERVED = 4096;

    @Option(names = "--data", required = true, description = "Data directory of the running demo.")
    private Path data = Path.of("");

    @Option(
            names = "--proofs",
            defaultValue = "20000",
            description = "Measured proofs (default ${DEFAULT-VALUE}).")
    private int proofs;

    @Override
    public Integer call() throws Exception {
        Database database = LocalPostgres.running(data);
        SingleConnectionDataSource connection =
                new SingleConnectionDataSource(
                        database.url(), database.user(), database.password(), true);
        try {
            long size = size(connection);
            System.out.printf("a log of %,d entries%n", size);
            Latencies.print(
                    "every tile read from PostgreSQL", measure(new Tiles(connection, 0), size));
            Latencies.print("as served", measure(new Tiles(connection, TILES_AS_SERVED), size));
        } finally {
            connection.destroy();
        }
        return 0;
    }

    private static long size(SingleConnectionDataSource connection) {
        Long size =
                new JdbcTemplate(connection)
                        .queryForObject("select size from journal.tree", Long.class);
        return size == null ? 0 : size;
    }

    private Histogram measure(Tiles tiles, long size) throws Exception {
        RandomGenerator random = RandomGenerator.of("L64X128MixRandom");
        return Latencies.of(
                proofs / 4,
                proofs,
                _ -> {
                    long index = random.nextLong(size);
                    long start = System.nanoTime();
                    InclusionProof proof = InclusionProof.of(index, size, tiles);
                    long nanos = System.nanoTime() - start;
                    if (proof.index() != index) { // so that no proof is optimised away
                        throw new IllegalStateException("another proof than was asked for");
                    }
                    return nanos;
                });
    }
}
