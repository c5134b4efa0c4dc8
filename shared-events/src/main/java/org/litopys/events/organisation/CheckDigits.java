package org.litopys.events.organisation;

import java.math.BigInteger;
import java.util.regex.Pattern;

/** Check digits of the registers that Ukrainian and European companies use most. */
public final class CheckDigits {
    private static final Pattern EIGHT_DIGITS = Pattern.compile("\\d{8}");
    private static final Pattern LEI = Pattern.compile("[0-9A-Z]{18}[0-9]{2}");
    private static final int[] OUTER = {1, 2, 3, 4, 5, 6, 7};
    private static final int[] INNER = {7, 1, 2, 3, 4, 5, 6};
    private static final BigInteger NINETY_SEVEN = BigInteger.valueOf(97);

    private CheckDigits() {}

    /**
     * The eighth digit that belongs to seven digits of an EDRPOU code: modulo 11 with weights 1 to
     * 7 (7, 1 to 6 for codes from 30000000 to 60000000); a remainder of 10 is computed again with
     * weights two higher, and 10 again is 0.
     *
     * @param seven the first seven digits
     */
    public static int edrpouCheckDigit(String seven) {
        int code = Integer.parseInt(seven) * 10;
        int[] weights = code >= 30_000_000 && code <= 60_000_000 ? INNER : OUTER;
        int remainder = weighted(seven, weights, 0) % 11;
        if (remainder == 10) {
            remainder = weighted(seven, weights, 2) % 11;
        }
        return remainder == 10 ? 0 : remainder;
    }

    private static int weighted(String digits, int[] weights, int more) {
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += Character.digit(digits.charAt(i), 10) * (weights[i] + more);
        }
        return sum;
    }

    /**
     * The two check digits that belong to the first eighteen characters of an LEI (ISO 17442, ISO
     * 7064 MOD 97-10).
     */
    public static String leiCheckDigits(String eighteen) {
        int remainder = asNumber(eighteen + "00").mod(NINETY_SEVEN).intValue();
        return "%02d".formatted(98 - remainder);
    }

    private static BigInteger asNumber(String text) {
        StringBuilder digits = new StringBuilder();
        text.chars().forEach(c -> digits.append(Character.digit(c, 36)));
        return new BigInteger(digits.toString());
    }

    static void requireEdrpou(String id) {
        if (!EIGHT_DIGITS.matcher(id).matches()) {
            throw new IllegalArgumentException("an EDRPOU code has 8 digits, but is " + id);
        }
        int expected = edrpouCheckDigit(id.substring(0, 7));
        if (Character.digit(id.charAt(7), 10) != expected) {
            throw new IllegalArgumentException(
                    "EDRPOU code %s is mistyped: its check digit would be %d"
                            .formatted(id, expected));
        }
    }

    static void requireLei(String id) {
        if (!LEI.matcher(id).matches()) {
            throw new IllegalArgumentException(
                    "an LEI has 18 letters or digits and 2 check digits, but is " + id);
        }
        if (asNumber(id).mod(NINETY_SEVEN).intValue() != 1) {
            throw new IllegalArgumentException(
                    "LEI %s is mistyped: its check digits do not fit (ISO 17442)".formatted(id));
        }
    }
}
