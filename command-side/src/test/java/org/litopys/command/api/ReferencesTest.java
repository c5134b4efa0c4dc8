package org.litopys.command.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.litopys.command.CommandSide;
import org.litopys.command.Receipt;
import org.litopys.command.Samples;
import org.litopys.command.Staff;
import org.litopys.command.application.ApplicationCommand.StartDraft;
import org.litopys.command.call.CallCommand.DraftCall;
import org.litopys.events.record.Subject;

class ReferencesTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    private final CommandSide office = CommandSide.start();

    @BeforeEach
    void openACall() {
        Samples.openProgramme(office, "1000000");
        office.send(untilNextYear(Samples.draftCall()), Staff.by(Staff.MANAGER));
        office.send(Samples.publishCall(), Staff.decidedBy(Staff.AUTHORISING));
        office.send(Samples.registerLead(), Staff.by(Staff.MANAGER));
    }

    private static DraftCall untilNextYear(DraftCall call) {
        return new DraftCall(
                call.code(),
                call.programme(),
                call.title(),
                call.type(),
                call.opensAt(),
                Instant.parse("2027-06-01T00:00:00Z"),
                call.budgetLine(),
                call.budget(),
                call.maxPerApplication(),
                call.minEvaluations(),
                call.technologyAreas(),
                call.criteria(),
                call.source());
    }

    @AfterEach
    void close() {
        office.close();
    }

    private static Receipt draft(CommandSide side) {
        StartDraft draft = Samples.startDraft(null);
        return side.send(draft, Staff.by(Staff.PORTAL));
    }

    private static String name(CommandSide side, UUID record) {
        return side.bean(References.class).await(record, LONG).orElseThrow();
    }

    private String newDraft() {
        return name(office, draft(office).subject());
    }

    @Test
    void applications_are_numbered_in_the_order_of_the_ledger_and_anew_from_new_year_in_Brussels() {
        assertThat(newDraft()).isEqualTo("APP-2026-000001");
        assertThat(newDraft()).isEqualTo("APP-2026-000002");
        office.clock.advance(
                Duration.between(office.clock.instant(), Instant.parse("2026-12-31T22:59:59Z")));
        assertThat(newDraft()).isEqualTo("APP-2026-000003");
        office.clock.advance(Duration.ofSeconds(1)); // midnight in Brussels
        assertThat(newDraft()).isEqualTo("APP-2027-000001");
    }

    @Test
    void a_reference_leads_back_to_its_record_and_codes_are_references() {
        UUID draft = draft(office).subject();
        String reference = name(office, draft);

        assertThat(office.bean(References.class).find(reference)).contains(draft);
        assertThat(office.bean(References.class).find("APP-2026-999999")).isEmpty();
        assertThat(office.bean(References.class).named(reference.toLowerCase(Locale.ROOT)))
                .extracting(Subject::value)
                .containsExactly(draft);
        assertThat(office.bean(References.class).find("BRIDGE")).isEmpty();
        assertThat(name(office, Samples.PROGRAMME.value())).isEqualTo("BRIDGE");
        assertThat(name(office, Samples.CALL.value())).isEqualTo("BRIDGE-2026-1");
        assertThat(name(office, Samples.LEAD.value())).isEqualTo("UA-EDR-38422948");
    }

    @Test
    void two_processes_number_without_gaps_in_the_order_of_the_ledger() {
        try (CommandSide other = office.another()) {
            List<CompletableFuture<Receipt>> sent =
                    IntStream.range(0, 60)
                            .mapToObj(i -> i % 2 == 0 ? office : other)
                            .map(side -> CompletableFuture.supplyAsync(() -> draft(side)))
                            .toList();
            List<Receipt> inOrder =
                    new ArrayList<>(sent.stream().map(CompletableFuture::join).toList());
            inOrder.sort(Comparator.comparing(Receipt::position));

            for (int i = 0; i < 60; i++) {
                String expected = "APP-2026-%06d".formatted(i + 1);
                UUID record = inOrder.get(i).subject();
                // One of the two processes reads the ledger; the other learns it from the database.
                assertThat(name(office, record)).isEqualTo(expected);
                assertThat(name(other, record)).isEqualTo(expected);
            }
        }
    }

    @Test
    void rebuilding_gives_every_record_the_same_reference() {
        List<UUID> records = new ArrayList<>();
        List<String> before = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            records.add(draft(office).subject());
            before.add(name(office, records.get(i)));
        }
        PooledStreamingEventProcessor processor =
                office.bean(EventProcessingConfiguration.class)
                        .eventProcessor(
                                ReferenceProjection.NAME, PooledStreamingEventProcessor.class)
                        .orElseThrow();

        processor.shutDown();
        processor.resetTokens();
        processor.start();

        try (CommandSide withoutMemory = office.another()) {
            assertThat(records.stream().map(record -> name(withoutMemory, record)).toList())
                    .isEqualTo(before);
        }
    }
}
