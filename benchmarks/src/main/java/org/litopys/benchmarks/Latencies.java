package org.litopys.benchmarks;

import org.HdrHistogram.Histogram;

/** How long one thing takes, done again and again by one caller. */
final class Latencies {
    private Latencies() {}

    interface Timed {
        /**
         * Does it once.
         *
         * @param number negative while it warms up
         * @return nanoseconds
         */
        long time(int number) throws Exception;
    }

    /** What came while it warmed up is left out. */
    static Histogram of(int warmUp, int measured, Timed timed) throws Exception {
        Histogram times = new Histogram(3);
        for (int number = -warmUp; number < measured; number++) {
            long nanos = timed.time(number);
            if (number >= 0) {
                times.recordValue(nanos);
            }
        }
        return times;
    }

    /** A line of a table, in milliseconds. */
    static void print(String what, Histogram times) {
        System.out.printf(
                "| %-32s | p50 %8.3f ms | p99 %8.3f ms |%n",
                what, times.getValueAtPercentile(50) / 1e6, times.getValueAtPercentile(99) / 1e6);
    }
}
