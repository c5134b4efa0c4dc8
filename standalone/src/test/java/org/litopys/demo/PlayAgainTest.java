package org.litopys.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.litopys.command.CommandSender;
import org.litopys.demo.DemoProgramme.Played;
import org.litopys.eventstore.StoredEvent;

/** Playing again, going on after an interruption, and playing with several senders. */
class PlayAgainTest {
    private static final int APPLICATIONS = 40;

    /** Played once; no test adds to it. */
    private static final DemoOffice WHOLE = DemoOffice.empty();

    private static Played played;

    @BeforeAll
    static void play_once() {
        played = play(WHOLE);
    }

    @AfterAll
    static void close() {
        WHOLE.close();
    }

    /** What the ledger does by itself names the event from which it follows. */
    private static final Pattern NAMES_OF_EVENTS =
            Pattern.compile("\"(causationId|commandId)\" *: *\"[^\"]*\"");

    /**
     * An event without its own identity and without what is sealed in it and digested with the same
     * keys, which are drawn at random.
     */
    private record Fact(
            long position,
            String type,
            String record,
            long sequence,
            Instant recordedAt,
            String payload,
            String metadata) {
        static Fact of(StoredEvent event) {
            return new Fact(
                    event.position(),
                    event.type(),
                    event.aggregateId(),
                    event.sequence(),
                    event.recordedAt(),
                    withoutIdentity(unsealed(event.payload())),
                    NAMES_OF_EVENTS.matcher(unsealed(event.metadata())).replaceAll(""));
        }

        private static String unsealed(byte[] json) {
            return new String(json, StandardCharsets.UTF_8)
                    .replaceAll("\"(sealed|commandDigest)\":\"[^\"]*\"", "\"$1\":\"…\"");
        }

        /** Events have identities of chance, also where another event speaks of them. */
        private static String withoutIdentity(String payload) {
            return payload.replaceAll("\"eventId\":\"[^\"]*\"", "");
        }
    }

    private static List<Fact> facts(DemoOffice office) {
        return office.events().stream().map(Fact::of).toList();
    }

    private static Played play(DemoOffice office) {
        return office.programme().play(APPLICATIONS, 3, (_, _) -> {});
    }

    /** A power cut after so many commands. */
    private static void playUntil(DemoOffice office, long commands) {
        DemoProgramme.Progress cut =
                (done, _) -> {
                    if (done >= commands) {
                        throw new PowerCut();
                    }
                };
        assertThatThrownBy(() -> office.programme().play(APPLICATIONS, 3, cut))
                .isInstanceOf(PowerCut.class);
    }

    private static final class PowerCut extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    @Test
    void a_play_that_was_cut_short_twice_gives_the_same_ledger_as_one_that_was_not() {
        try (DemoOffice first = DemoOffice.empty()) {
            playUntil(first, 100);
            try (DemoOffice second = first.startedAgain(DemoOffice.NOW.plus(Duration.ofDays(3)))) {
                playUntil(second, 300);
                assertThat(facts(second)).hasSizeBetween(200, 500);
            }
            try (DemoOffice third = first.startedAgain(DemoOffice.NOW.plus(Duration.ofDays(40)))) {
                play(third);

                assertThat(facts(third)).isEqualTo(facts(WHOLE));
            }
        }
    }

    @Test
    void a_play_that_is_complete_changes_nothing_when_it_is_played_again() {
        long head = WHOLE.ledger().head();

        Played again = play(WHOLE);

        assertThat(again.accepted()).isZero();
        assertThat(again.refusedInAll()).isZero();
        assertThat(WHOLE.ledger().head()).isEqualTo(head);
    }

    @Test
    void a_ledger_of_another_programme_is_left_alone() {
        long head = WHOLE.ledger().head();

        assertThatThrownBy(() -> WHOLE.programme().play(APPLICATIONS, 4, (_, _) -> {}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("none of the programme");
        assertThat(WHOLE.ledger().head()).isEqualTo(head);
    }

    @Test
    void progress_runs_from_nothing_to_the_whole() {
        try (DemoOffice office = DemoOffice.empty()) {
            var reports = new ArrayList<Long>();
            long length = Script.length(Plan.endingAt(0, 3, DemoOffice.NOW));

            office.programme()
                    .play(
                            0,
                            3,
                            (done, total) -> {
                                assertThat(total).isEqualTo(length);
                                reports.add(done);
                            });

            assertThat(reports).isSorted().startsWith(0L, 100L).endsWith(length);
        }
    }

    @Test
    void several_senders_give_every_record_the_same_history() {
        try (DemoOffice many = DemoOffice.empty()) {
            Plan plan = Plan.endingAt(APPLICATIONS, 3, DemoOffice.NOW);
            CommandSender commands = many.commands();
            DueInPlay due = new DueInPlay(many.clock());
            many.store().subscribe(due::happening);
            Played together =
                    new Player(commands, many.clock(), due, 8).play(plan, 0, (_, _) -> {});

            assertThat(together).isEqualTo(played);
            assertThat(histories(many)).isEqualTo(histories(WHOLE));
        }
    }

    /**
     * Types of events by record, but for the programme, where awards may change places. Reminders
     * follow from the time to the minute, which is not the same.
     */
    private static Map<String, List<String>> histories(DemoOffice office) {
        return office.events().stream()
                .filter(event -> !"Programme".equals(event.aggregateType()))
                .filter(event -> !"DeadlineReminded".equals(event.type()))
                .collect(
                        Collectors.groupingBy(
                                StoredEvent::aggregateId,
                                Collectors.mapping(StoredEvent::type, Collectors.toList())));
    }
}
