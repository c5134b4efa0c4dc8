package org.litopys.events.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.litopys.events.audit.Sampling.Item;

/** The vectors stand in docs/sampling.md too and were computed there without this program. */
class SamplingTest {
    private static final String SEED = "2026-11-24 7 12 23 31 40 44";
    private static final List<Item> CONTRACTS =
            IntStream.rangeClosed(1, 20)
                    .mapToObj(number -> contract(number, 1000L * (number * 7919L % 97 + 1)))
                    .toList();

    private static Item contract(int number, long value) {
        return new Item("CON-2026-%06d".formatted(number), BigInteger.valueOf(value));
    }

    @Test
    void the_published_random_sample_is_drawn_for_ever() {
        assertThat(Sampling.draw(SampleMethod.RANDOM, SEED, 5, CONTRACTS))
                .containsExactly(
                        "CON-2026-000014",
                        "CON-2026-000002",
                        "CON-2026-000018",
                        "CON-2026-000005",
                        "CON-2026-000017");
    }

    @Test
    void the_published_monetary_unit_sample_is_drawn_for_ever() {
        assertThat(Sampling.draw(SampleMethod.MONETARY_UNIT, SEED, 5, CONTRACTS))
                .containsExactly(
                        "CON-2026-000003",
                        "CON-2026-000007",
                        "CON-2026-000013",
                        "CON-2026-000017",
                        "CON-2026-000020");
    }

    @Test
    void the_published_population_has_its_hash_for_ever() {
        assertThat(Sampling.hash(CONTRACTS))
                .isEqualTo("e9252ee0aeabfdaa2fee4c620ac73763e062d0b12ac3dc4251ddfe01375d1ff9");
    }

    @Test
    void a_random_sample_does_not_depend_on_the_order_of_the_population() {
        List<Item> reversed = new ArrayList<>(CONTRACTS);
        Collections.reverse(reversed);

        assertThat(Sampling.draw(SampleMethod.RANDOM, SEED, 7, reversed))
                .isEqualTo(Sampling.draw(SampleMethod.RANDOM, SEED, 7, CONTRACTS));
    }

    @ParameterizedTest
    @EnumSource
    void nothing_is_drawn_twice_and_never_more_than_there_is(SampleMethod method) {
        for (int size = 1; size <= 60; size++) {
            assertThat(Sampling.draw(method, SEED, size, CONTRACTS))
                    .doesNotHaveDuplicates()
                    .hasSizeBetween(1, Math.min(size, CONTRACTS.size()));
            assertThat(Sampling.draw(method, SEED, size, List.of())).isEmpty();
        }
    }

    @Test
    void a_record_worth_more_than_an_interval_is_always_drawn_and_one_worth_nothing_never() {
        List<Item> unequal = List.of(contract(1, 0), contract(2, 600), contract(3, 400));

        for (int seed = 0; seed < 100; seed++) {
            assertThat(Sampling.draw(SampleMethod.MONETARY_UNIT, "seed " + seed, 2, unequal))
                    .contains("CON-2026-000002")
                    .doesNotContain("CON-2026-000001");
        }
    }

    @Test
    void over_many_seeds_each_record_is_drawn_as_often_as_its_method_says() {
        Map<String, Integer> random = new HashMap<>();
        Map<String, Integer> byMoney = new HashMap<>();
        List<Item> two = List.of(contract(1, 900), contract(2, 100));
        for (int seed = 0; seed < 2_000; seed++) {
            Sampling.draw(SampleMethod.RANDOM, "seed " + seed, 1, two)
                    .forEach(one -> random.merge(one, 1, Integer::sum));
            Sampling.draw(SampleMethod.MONETARY_UNIT, "seed " + seed, 1, two)
                    .forEach(one -> byMoney.merge(one, 1, Integer::sum));
        }

        assertThat(random.get("CON-2026-000001")).isBetween(930, 1_070);
        assertThat(byMoney.get("CON-2026-000001")).isBetween(1_750, 1_850);
    }

    @Test
    void a_value_is_never_negative() {
        assertThatIllegalArgumentException().isThrownBy(() -> contract(1, -1));
    }
}
