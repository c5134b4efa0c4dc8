package org.litopys.command.process;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Locale;

/** How steps end, as a metric. Thread-safe. */
final class StepMetrics {
    /** What can become of a step that is due. */
    enum Ending {
        /** Recorded, or had been. */
        SENT,
        /** The record does not allow it any more; it is not tried again. */
        REFUSED,
        /** It came too late to be of use, after a time in which nothing was sent. */
        OVER,
        /** The store is away or busy, or a mistake of the program: it will be tried again. */
        FAILED
    }

    private final MeterRegistry meters;

    StepMetrics(MeterRegistry meters, List<LedgerProcess> processes) {
        this.meters = meters;
        for (LedgerProcess process : processes) {
            for (Ending ending : Ending.values()) {
                counter(process.name(), ending); // counted from 0 on
            }
        }
    }

    void ended(String process, Ending ending) {
        counter(process, ending).increment();
    }

    private Counter counter(String process, Ending ending) {
        return Counter.builder("litopys.process.steps")
                .description("Steps of processes that were due, by what became of them")
                .tag("process", process)
                .tag("outcome", ending.name().toLowerCase(Locale.ROOT))
                .register(meters);
    }
}
