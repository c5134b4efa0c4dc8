package org.litopys.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Processor time spent by this JVM and by every PostgreSQL on the machine (Linux), in microseconds.
 * So nothing else should use PostgreSQL during a measurement.
 */
record Cpu(long jvmMicros, long postgresMicros) {
    /** Linux counts in hundredths of a second on every architecture that Java runs on. */
    private static final long MICROS_PER_TICK = 10_000;

    static Cpu now() {
        OperatingSystemMXBean system =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return new Cpu(system.getProcessCpuTime() / 1000, postgresTicks() * MICROS_PER_TICK);
    }

    Cpu since(Cpu earlier) {
        return new Cpu(jvmMicros - earlier.jvmMicros, postgresMicros - earlier.postgresMicros);
    }

    private static long postgresTicks() {
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            return processes
                    .filter(path -> path.getFileName().toString().matches("\\d+"))
                    .mapToLong(Cpu::ticksIfPostgres)
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Own time and that of children that have ended, so that a backend which ends meanwhile is not
     * lost.
     */
    private static long ticksIfPostgres(Path process) {
        try {
            String stat = Files.readString(process.resolve("stat"));
            if (!stat.contains("(postgres)")) {
                return 0;
            }
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return Long.parseLong(fields[11])
                    + Long.parseLong(fields[12])
                    + Long.parseLong(fields[13])
                    + Long.parseLong(fields[14]);
        } catch (IOException ended) {
            return 0;
        }
    }
}
