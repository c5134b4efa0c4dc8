package org.litopys.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.litopys.command.Samples.assess;
import static org.litopys.command.Samples.startDraft;
import static org.litopys.command.Samples.submit;
import static org.litopys.command.Staff.AUDITOR;
import static org.litopys.command.Staff.AUTHORISING;
import static org.litopys.command.Staff.COMPLIANCE;
import static org.litopys.command.Staff.PORTAL;
import static org.litopys.command.Staff.by;
import static org.litopys.command.Staff.decidedBy;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.litopys.command.application.ApplicationCommand.RecommendApplication;
import org.litopys.command.application.ApplicationCommand.StartDraft;
import org.litopys.command.application.ApplicationCommand.WithdrawApplication;
import org.litopys.events.Actor;
import org.litopys.events.Envelope.Channel;
import org.litopys.events.Evidence;
import org.litopys.events.Role;
import org.litopys.events.application.Advice;
import org.litopys.events.application.ApplicationId;
import org.litopys.eventstore.GroupCommitEngine;

/** What every command must pass, whatever it asks for. */
class AdmissionTest {
    @RegisterExtension private static final CommandSide SIDE = CommandSide.ofTheClass();

    @BeforeAll
    static void open() {
        Samples.openOffice(SIDE, "1000");
    }

    @Test
    void somebody_without_the_role_is_told_which_roles_may() {
        assertRefused(
                startDraft(null),
                by(AUDITOR),
                Rule.ROLE_MISSING.refusal("", "AU-01", "APPLICANT_REP, SERVICE"));
        assertRefused(
                startDraft(null),
                by(new Actor("nobody", Actor.Type.SYSTEM, Set.of())),
                Rule.ROLE_MISSING.refusal("", "nobody", "APPLICANT_REP, SERVICE"));
    }

    @Test
    void one_of_several_roles_is_enough() {
        SIDE.send(startDraft(null), by(Staff.person("X", Role.AUDITOR, Role.SERVICE)));
    }

    @Test
    void a_record_that_does_not_exist_is_unknown() {
        ApplicationId unknown = new ApplicationId(UUID.randomUUID());

        assertRefused(
                submit(unknown, "1"),
                by(PORTAL),
                Rule.UNKNOWN_RECORD.refusal("/subject", "Application", unknown));
        assertRefused(
                Samples.accept(unknown, "1"),
                decidedBy(AUTHORISING),
                Rule.UNKNOWN_RECORD.refusal("/subject", "Application", unknown));
    }

    @Test
    void a_record_that_has_moved_past_the_expected_version_is_not_changed() {
        ApplicationId id = Samples.drafted(SIDE);
        SIDE.send(submit(id, "1"), by(PORTAL).expecting(1));

        assertRefused(
                assess(id, true),
                decidedBy(COMPLIANCE).expecting(1),
                Rule.STALE_VERSION.refusal(
                        "/expectedVersion", id, 1, 2, "ApplicationSubmitted (2)"));
        SIDE.send(assess(id, true), decidedBy(COMPLIANCE).expecting(2));
    }

    @Test
    void a_version_that_the_record_has_not_reached_is_told_apart_from_one_it_has_passed() {
        ApplicationId id = Samples.drafted(SIDE);

        assertRefused(
                submit(id, "1"),
                by(PORTAL).expecting(2),
                Rule.VERSION_TO_COME.refusal("/expectedVersion", id, 2, 1));
    }

    @Test
    void a_new_record_has_version_0_before_it_exists() {
        ApplicationId id = new ApplicationId(UUID.randomUUID());

        assertRefused(
                startDraft(id),
                by(PORTAL).expecting(1),
                Rule.VERSION_TO_COME.refusal("/expectedVersion", id, 1, 0));
        SIDE.send(startDraft(id), by(PORTAL).expecting(0));
    }

    @Test
    void of_two_who_saw_the_same_version_one_is_refused_also_across_processes() throws Exception {
        ApplicationId id = Samples.drafted(SIDE);
        SIDE.send(submit(id, "1"), by(PORTAL));
        try (CommandSide another = SIDE.another()) {
            List<Object> answers =
                    Together.run(
                            2,
                            List.of(
                                    () ->
                                            SIDE.send(
                                                    assess(id, true),
                                                    decidedBy(COMPLIANCE).expecting(2)),
                                    () ->
                                            another.send(
                                                    new WithdrawApplication(id),
                                                    decidedBy(PORTAL).expecting(2))));

            assertThat(answers).filteredOn(Receipt.class::isInstance).hasSize(1);
            assertThat(answers)
                    .filteredOn(Refusal.class::isInstance)
                    .singleElement()
                    .satisfies(refusal -> {
                        assertThat(((Refusal) refusal).rule()).isEqualTo("stale-version");
                        assertThat(((Refusal) refusal).arguments().get(3))
                                .isIn("EligibilityAssessed (3)", "ApplicationWithdrawn (3)");
                    });
        }
    }

    @Test
    void what_is_recorded_must_have_happened() {
        CommandEnvelope envelope = by(PORTAL);
        CommandEnvelope tomorrow =
                new CommandEnvelope(
                        envelope.commandId(),
                        PORTAL,
                        null,
                        Samples.NOW.plusNanos(1000),
                        null,
                        List.of(),
                        Channel.API,
                        null,
                        null,
                        null,
                        null);

        assertRefused(
                startDraft(null),
                tomorrow,
                Rule.OCCURRED_IN_FUTURE.refusal(
                        "/occurredAt", Samples.NOW.plusNanos(1000), Samples.NOW));
    }

    @Test
    void values_that_the_constraints_exclude_are_refused_with_their_place() {
        StartDraft sample = startDraft(null);

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() ->
                        SIDE.send(
                                new StartDraft(
                                        null,
                                        sample.call(),
                                        sample.lead(),
                                        " ",
                                        sample.summary(),
                                        "en"),
                                by(PORTAL)))
                .satisfies(refused -> {
                    assertThat(refused.refusal().rule()).isEqualTo("value-invalid");
                    assertThat(refused.refusal().pointer()).isEqualTo("/data/title");
                });
    }

    @Test
    void a_value_in_a_list_is_pointed_at_too() {
        RecommendApplication blank =
                new RecommendApplication(
                        Samples.drafted(SIDE), Advice.REJECT, null, List.of("fine", " "));

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> SIDE.send(blank, decidedBy(Staff.MANAGER)))
                .satisfies(refused ->
                        assertThat(refused.refusal().pointer()).isEqualTo("/data/conditions/1"));
    }

    @Test
    void an_event_that_the_journal_could_not_hold_is_refused() {
        CommandEnvelope envelope = by(PORTAL);
        Evidence document = new Evidence("d".repeat(200), Samples.HASH, "application/pdf");
        CommandEnvelope heavy =
                new CommandEnvelope(
                        envelope.commandId(),
                        PORTAL,
                        null,
                        null,
                        null,
                        Collections.nCopies(200, document),
                        Channel.API,
                        null,
                        null,
                        null,
                        null);

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> SIDE.send(startDraft(null), heavy))
                .satisfies(refused -> {
                    assertThat(refused.refusal().rule()).isEqualTo("event-too-large");
                    assertThat(refused.refusal().kind().status()).isEqualTo(422);
                });
    }

    @Test
    void a_store_that_is_away_is_a_refusal_that_may_be_repeated() {
        try (CommandSide side = CommandSide.start()) {
            Samples.openOffice(side, "1000");
            side.bean(GroupCommitEngine.class).close();

            assertThatExceptionOfType(Refused.class)
                    .isThrownBy(() -> side.send(startDraft(null), by(PORTAL)))
                    .satisfies(refused -> {
                        assertThat(refused.refusal()).isEqualTo(Rule.STORE_UNAVAILABLE.refusal(""));
                        assertThat(refused.refusal().kind().status()).isEqualTo(503);
                    });
        }
    }

    private static void assertRefused(
            LedgerCommand command, CommandEnvelope envelope, Refusal refusal) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> SIDE.send(command, envelope))
                .satisfies(refused -> assertThat(refused.refusal()).isEqualTo(refusal));
    }
}
