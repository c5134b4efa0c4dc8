package org.litopys.demo;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Dice of one story. Each story has its own, so that what happens in one does not depend on how
 * many others there are. The same seed, kind and number roll the same. What is added to a story
 * rolls dice of a kind of its own: one more roll of these would move every roll that follows. Used
 * by one thread.
 */
final class Chance {
    private final SplittableRandom random;

    /**
     * @param kind what the story is about; keeps applications apart from organisations
     * @param number which one
     */
    Chance(long seed, String kind, long number) {
        random = new SplittableRandom(mix(mix(seed) + kind.hashCode()) ^ mix(number + 1));
    }

    /** Finalizer of MurmurHash3: neighbouring numbers get unrelated dice. */
    private static long mix(long value) {
        long z = (value ^ (value >>> 33)) * 0xff51afd7ed558ccdL;
        z = (z ^ (z >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return z ^ (z >>> 33);
    }

    /** True with this probability, 0 to 1. */
    boolean is(double probability) {
        return random.nextDouble() < probability;
    }

    /** From 0 (included) to 1. */
    double fraction() {
        return random.nextDouble();
    }

    /** Both ends included. */
    int between(int least, int most) {
        return random.nextInt(least, most + 1);
    }

    <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** The index of a weight, chosen in proportion to it. */
    int weighted(double[] weights) {
        double total = 0;
        for (double weight : weights) {
            total += weight;
        }
        double left = random.nextDouble() * total;
        for (int i = 0; i < weights.length - 1; i++) {
            left -= weights[i];
            if (left < 0) {
                return i;
            }
        }
        return weights.length - 1;
    }

    /**
     * How long something takes: mostly about the median, seldom much longer (log-normal).
     *
     * @param spread standard deviation of the logarithm; 0.5 means that one in six takes more than
     *     1.65 medians
     */
    Duration about(double medianDays, double spread) {
        double days = medianDays * StrictMath.exp(spread * normal());
        return Duration.ofMillis(Math.max(60_000, (long) (days * 86_400_000)));
    }

    /** Standard normal (Box and Muller). */
    double normal() {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
        return radius * StrictMath.cos(2 * StrictMath.PI * random.nextDouble());
    }
}
