package org.litopys.events.audit;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/**
 * Draws samples that anybody can draw again with a seed, a list and SHA-256, in whole numbers only.
 * It never changes: another algorithm is another {@link SampleMethod}.
 *
 * <p>{@link SampleMethod#RANDOM}: the records with the smallest SHA-256 of {@code seed + "\n" +
 * reference} (UTF-8), smallest first. The order of the population does not matter.
 *
 * <p>{@link SampleMethod#MONETARY_UNIT}: systematic. With U the SHA-256 of the seed as a number, T
 * the sum of all values in minor units and n the size, unit number floor((U + k · 2^256) · T / (n ·
 * 2^256)), from 0, is hit for each k from 0 to n - 1. Units are counted through the population in
 * its order; the record is drawn to which a unit that is hit belongs. A record is drawn once,
 * however many of its units are hit; one worth more than T / n is always drawn.
 */
public final class Sampling {
    private static final BigInteger RANGE = BigInteger.ONE.shiftLeft(256);

    private Sampling() {}

    /**
     * A record that may be drawn.
     *
     * @param value in minor units of its currency; 0 where the method does not ask
     */
    public record Item(String reference, BigInteger value) {
        public Item {
            if (value.signum() < 0) {
                throw new IllegalArgumentException("a value is 0 or more");
            }
        }
    }

    /** References of what is drawn; as many as {@code size} at most, and as the population has. */
    public static List<String> draw(
            SampleMethod method, String seed, int size, List<Item> population) {
        return switch (method) {
            case RANDOM -> random(seed, size, population);
            case MONETARY_UNIT -> monetaryUnit(seed, size, population);
        };
    }

    private static List<String> random(String seed, int size, List<Item> population) {
        record Ranked(String reference, String rank) {}
        return population.stream()
                .map(Item::reference)
                .map(reference -> new Ranked(reference, hex(seed + "\n" + reference)))
                .sorted(Comparator.comparing(Ranked::rank))
                .limit(size)
                .map(Ranked::reference)
                .toList();
    }

    private static List<String> monetaryUnit(String seed, int size, List<Item> population) {
        BigInteger total =
                population.stream().map(Item::value).reduce(BigInteger.ZERO, BigInteger::add);
        BigInteger start = new BigInteger(1, sha256(seed));
        BigInteger divisor = RANGE.multiply(BigInteger.valueOf(size));
        List<String> drawn = new ArrayList<>();
        BigInteger passed = BigInteger.ZERO;
        int hit = 0;
        for (Item item : population) {
            passed = passed.add(item.value());
            boolean isHit = false;
            while (hit < size && unit(start, hit, total, divisor).compareTo(passed) < 0) {
                isHit = true;
                hit++;
            }
            if (isHit) {
                drawn.add(item.reference());
            }
        }
        return List.copyOf(drawn);
    }

    private static BigInteger unit(
            BigInteger start, int hit, BigInteger total, BigInteger divisor) {
        return start.add(RANGE.multiply(BigInteger.valueOf(hit))).multiply(total).divide(divisor);
    }

    /**
     * SHA-256, in lower-case hex, of the population: for each record in its order the reference, a
     * space, the value in minor units and a line feed (UTF-8).
     */
    public static String hash(List<Item> population) {
        StringBuilder list = new StringBuilder();
        for (Item item : population) {
            list.append(item.reference()).append(' ').append(item.value()).append('\n');
        }
        return hex(list.toString());
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(sha256(text));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
