package org.litopys.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.litopys.events.serialization.EventCatalogue;

class SegregationOfDutiesTest {
    static List<SegregationOfDuties.Row> table() {
        return SegregationOfDuties.TABLE;
    }

    @ParameterizedTest
    @MethodSource("table")
    void who_did_the_one_may_not_do_the_other(SegregationOfDuties.Row row) {
        assertThat(SegregationOfDuties.forbids(EnumSet.of(row.done()), row.forbidden()))
                .contains(row);
        assertThat(SegregationOfDuties.forbids(Set.of(), row.forbidden())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("table")
    void both_duties_of_a_row_are_exercised_by_some_event(SegregationOfDuties.Row row) {
        Set<Duty> exercised =
                new EventCatalogue()
                        .events().stream()
                                .flatMap(event -> SegregationOfDuties.exercisedBy(event).stream())
                                .collect(Collectors.toSet());
        assertThat(exercised).contains(row.done(), row.forbidden());
    }

    @Test
    void every_row_has_a_name_of_its_own() {
        assertThat(table()).extracting(SegregationOfDuties.Row::rule).doesNotHaveDuplicates();
    }

    @Test
    void every_duty_is_exercised_by_an_event() {
        assertThat(
                        new EventCatalogue()
                                .events().stream()
                                        .flatMap(e -> SegregationOfDuties.exercisedBy(e).stream()))
                .contains(Duty.values());
    }
}
