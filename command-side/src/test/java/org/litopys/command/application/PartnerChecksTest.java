package org.litopys.command.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.litopys.command.Samples.HOST;
import static org.litopys.command.Samples.LEAD;
import static org.litopys.command.Samples.TODAY;
import static org.litopys.command.Staff.AUTHORISING;
import static org.litopys.command.Staff.COMPLIANCE;
import static org.litopys.command.Staff.LIAISON;
import static org.litopys.command.Staff.PORTAL;
import static org.litopys.command.Staff.PROCESS;
import static org.litopys.command.Staff.by;
import static org.litopys.command.Staff.decidedBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.litopys.command.CommandSide;
import org.litopys.command.Refused;
import org.litopys.command.Samples;
import org.litopys.command.application.ApplicationCommand.RequestPartnerChecks;
import org.litopys.command.organisation.OrganisationCommand.ExcludeOrganisation;
import org.litopys.events.RecordId;
import org.litopys.events.application.ApplicationEvent.PartnerChecksRequested;
import org.litopys.events.application.ApplicationId;
import org.litopys.events.organisation.ExclusionGround;
import org.litopys.events.organisation.OrganisationEvent.EligibilityChecksRequested;

/** An application asks all who apply for what an assessment rests on. */
class PartnerChecksTest {
    /** Three working days after the sample day, at 17:00 in Brussels. */
    private static final Instant DUE = Instant.parse("2026-03-06T16:00:00Z");

    @SuppressWarnings("NullAway.Init")
    private CommandSide side;

    @BeforeEach
    void open() {
        side = CommandSide.inMemory();
        Samples.openProgramme(side, "1");
        Samples.openCall(side);
        side.send(Samples.registerLead(), by(PORTAL));
        side.send(Samples.registerHost(), by(LIAISON));
    }

    private ApplicationId submitted() {
        return Samples.submittedWith(side, HOST, "1");
    }

    private ApplicationId asked() {
        ApplicationId id = submitted();
        side.send(new RequestPartnerChecks(id), by(PROCESS));
        return id;
    }

    private Object last(RecordId record) {
        return side.bean(EventStore.class)
                .readEvents(record.toString())
                .asStream()
                .reduce((_, later) -> later)
                .orElseThrow()
                .getPayload();
    }

    @Test
    void the_lead_and_each_partner_are_asked_for_what_is_missing_of_them() {
        ApplicationId id = asked();

        assertThat(last(id)).isEqualTo(new PartnerChecksRequested(id, List.of(LEAD, HOST)));
        assertThat(last(LEAD)).isEqualTo(new EligibilityChecksRequested(LEAD, id, DUE, DUE));
        assertThat(last(HOST))
                .as("nobody owns a unit")
                .isEqualTo(new EligibilityChecksRequested(HOST, id, null, DUE));
    }

    @Test
    void they_are_asked_once() {
        ApplicationId id = asked();

        assertThatThrownBy(() -> side.send(new RequestPartnerChecks(id), by(PROCESS)))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused ->
                                assertThat(refused.refusal().rule())
                                        .isEqualTo("checks-already-requested"));
        assertThat(side.eventsOf(LEAD)).hasSize(2);
    }

    @Test
    void what_may_be_relied_on_is_not_asked_for() {
        side.send(Samples.declareOwnership(LEAD), by(PORTAL));
        side.send(Samples.assessOwnership(LEAD), decidedBy(COMPLIANCE));
        side.send(Samples.screen(LEAD), by(COMPLIANCE));

        ApplicationId id = asked();

        assertThat(last(LEAD)).isEqualTo(new EligibilityChecksRequested(LEAD, id, null, null));
    }

    @Test
    void what_another_application_asked_for_keeps_its_date() {
        asked();
        side.clock.advance(Duration.ofDays(1));

        ApplicationId second = asked();

        assertThat(last(LEAD)).isEqualTo(new EligibilityChecksRequested(LEAD, second, null, null));
    }

    @Test
    void a_screening_that_is_overdue_already_keeps_its_date() {
        side.send(Samples.screen(LEAD), by(COMPLIANCE));
        side.clock.advance(Duration.ofDays(86));
        ApplicationId id = submitted();
        side.clock.advance(Duration.ofDays(5));

        side.send(new RequestPartnerChecks(id), by(PROCESS));

        assertThat(last(LEAD))
                .isInstanceOfSatisfying(
                        EligibilityChecksRequested.class,
                        asked -> {
                            assertThat(asked.ownershipDueAt()).isAfter(side.clock.instant());
                            assertThat(asked.screeningDueAt()).isNull();
                        });
    }

    @Test
    void whoever_was_excluded_since_is_asked_for_nothing() {
        ApplicationId id = submitted();
        side.send(
                new ExcludeOrganisation(
                        LEAD, Set.of(ExclusionGround.BANKRUPTCY), "EDES/1", TODAY.plusYears(1)),
                decidedBy(AUTHORISING));

        side.send(new RequestPartnerChecks(id), by(PROCESS));

        assertThat(last(LEAD)).isEqualTo(new EligibilityChecksRequested(LEAD, id, null, null));
    }
}
