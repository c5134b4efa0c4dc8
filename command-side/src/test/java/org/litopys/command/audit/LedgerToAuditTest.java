package org.litopys.command.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.litopys.command.Staff.AUDITOR;
import static org.litopys.command.Staff.by;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.litopys.command.CommandSide;
import org.litopys.command.Samples;
import org.litopys.command.audit.EngagementCommand.DrawSample;
import org.litopys.events.audit.AuditScope;
import org.litopys.events.audit.EngagementEvent.EngagementOpened;
import org.litopys.events.audit.EngagementId;
import org.litopys.events.audit.SampleMethod;
import org.litopys.events.audit.Sampling.Item;
import org.litopys.eventstore.Ledger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a real ledger gives to be drawn from. */
class LedgerToAuditTest {
    @RegisterExtension private static final CommandSide SIDE = CommandSide.ofTheClass();

    private static long worked;

    @BeforeAll
    static void an_office_works_for_three_days() {
        Samples.openOffice(SIDE, "1000000");
        for (String value : List.of("100.50", "200", "300")) {
            Samples.signed(
                    SIDE,
                    Samples.evaluated(SIDE, Samples.held(SIDE, Samples.accepted(SIDE, value))),
                    value);
            SIDE.clock.advance(Duration.ofDays(1));
        }
        worked = SIDE.head();
    }

    private static List<String> population(
            AuditScope scope, String from, String to, long asOf, boolean valued) {
        return SIDE
                .bean(AuditedLedger.class)
                .population(
                        new EngagementOpened(
                                SampleEngagement.ID,
                                SampleEngagement.CODE,
                                "x",
                                scope,
                                LocalDate.parse(from),
                                LocalDate.parse(to),
                                asOf,
                                Set.of()),
                        valued)
                .stream()
                .map(LedgerToAuditTest::text)
                .toList();
    }

    private static String text(Item item) {
        return item.reference() + " " + item.value();
    }

    @Test
    void records_are_listed_in_their_order_with_their_references_and_values_in_minor_units() {
        assertThat(population(AuditScope.CONTRACTS, "2026-01-01", "2026-12-31", worked, true))
                .containsExactly(
                        "CON-2026-000001 10050", "CON-2026-000002 20000", "CON-2026-000003 30000");
        assertThat(population(AuditScope.APPLICATIONS, "2026-01-01", "2026-12-31", worked, false))
                .containsExactly("APP-2026-000001 0", "APP-2026-000002 0", "APP-2026-000003 0");
    }

    @Test
    void a_record_outside_the_period_is_left_out_and_still_counted() {
        assertThat(population(AuditScope.PILOTS, "2026-03-04", "2026-03-04", worked, false))
                .containsExactly("PIL-2026-000002 0");
    }

    @Test
    void a_record_that_began_after_the_position_is_not_there() {
        long last =
                SIDE.bean(Ledger.class).readFirst("Contract", 0, worked, 10).getLast().position();

        assertThat(population(AuditScope.CONTRACTS, "2026-01-01", "2026-12-31", last - 1, false))
                .hasSize(2);
    }

    @Test
    void the_same_engagement_and_seed_draw_the_same_sample_however_much_happens_meanwhile() {
        SIDE.send(SampleEngagement.open("AUDIT-9", AuditScope.APPLICATIONS, null), by(AUDITOR));
        DrawSample draw =
                new DrawSample(EngagementId.ofCode("AUDIT-9"), SampleMethod.RANDOM, "7 12 23", 2);
        SIDE.send(draw, by(AUDITOR));
        JsonNode first = last();
        for (int i = 0; i < 5; i++) {
            Samples.drafted(SIDE);
        }

        SIDE.send(draw, by(AUDITOR));

        assertThat(last()).isEqualTo(first);
        assertThat(first.get("population").intValue()).isEqualTo(3);
    }

    private static JsonNode last() {
        byte[] payload = SIDE.bean(Ledger.class).read(SIDE.head() - 1, 1).getFirst().payload();
        return JsonMapper.shared().readTree(payload);
    }
}
