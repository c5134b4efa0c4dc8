package org.litopys.command.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.litopys.command.Samples.HOST;
import static org.litopys.command.Samples.LEAD;
import static org.litopys.command.Samples.NOW;
import static org.litopys.command.Samples.TODAY;
import static org.litopys.command.organisation.SampleOrganisation.SUCCESSOR;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.litopys.command.contract.ContractCommand.SuspendContractOfBarred;
import org.litopys.command.contract.SampleContract;
import org.litopys.command.introduction.IntroductionCommand.BlockIntroduction;
import org.litopys.command.introduction.SampleIntroduction;
import org.litopys.command.pilot.PilotCommand.SuspendPilotOfBarred;
import org.litopys.command.pilot.SamplePilot;
import org.litopys.events.Envelope.Channel;
import org.litopys.events.LedgerEvent;
import org.litopys.events.RecordType;
import org.litopys.events.contract.ContractEvent.ContractSuspended;
import org.litopys.events.introduction.CloseReason;
import org.litopys.events.introduction.IntroductionEvent.IntroductionBlocked;
import org.litopys.events.introduction.IntroductionEvent.IntroductionClosed;
import org.litopys.events.introduction.IntroductionEvent.IntroductionUnblocked;
import org.litopys.events.introduction.IntroductionId;
import org.litopys.events.organisation.ExclusionGround;
import org.litopys.events.organisation.OrganisationEvent.OrganisationExcluded;
import org.litopys.events.organisation.OrganisationEvent.OrganisationReinstated;
import org.litopys.events.organisation.OrganisationEvent.OrganisationSuspended;
import org.litopys.events.organisation.OrganisationEvent.OrganisationsMerged;
import org.litopys.events.organisation.OrganisationId;
import org.litopys.events.organisation.SuspensionGround;
import org.litopys.events.pilot.PilotEvent.PilotSuspended;
import org.litopys.events.pilot.SuspensionCause;
import org.litopys.events.record.RecordEvent.DecisionReversed;
import org.litopys.events.record.RequestId;
import org.litopys.events.record.Subject;

class BarredOrganisationsTest {
    private static final IntroductionId INTRODUCTION = SampleIntroduction.ID;

    private final Reads ledger = new Reads(new BarredOrganisations());

    private Reads after(LedgerEvent... events) {
        Stream.of(events).forEach(event -> ledger.then(event, NOW));
        return ledger;
    }

    private static OrganisationSuspended suspended(OrganisationId organisation) {
        return new OrganisationSuspended(organisation, SuspensionGround.SANCTIONS_MATCH, null);
    }

    private static LedgerEvent[] runningPilot(LedgerEvent... more) {
        return Stream.concat(
                        Stream.of(
                                SamplePilot.proposed(TODAY, TODAY.plusDays(60)),
                                SamplePilot.started(TODAY, NOW)),
                        Stream.of(more))
                .toArray(LedgerEvent[]::new);
    }

    @Test
    void an_open_introduction_is_blocked_whichever_of_its_parties_is_suspended() {
        for (OrganisationId party : Set.of(LEAD, HOST)) {
            Reads reads = new Reads(new BarredOrganisations());

            reads.then(SampleIntroduction.proposed(), NOW).then(suspended(party), NOW);

            assertThat(reads.planned())
                    .singleElement()
                    .satisfies(step -> {
                        assertThat(step.command())
                                .isEqualTo(new BlockIntroduction(INTRODUCTION, party));
                        assertThat(step.due()).isEqualTo(NOW);
                        assertThat(step.channel()).isEqualTo(Channel.PROCESS);
                    });
        }
    }

    @Test
    void an_exclusion_does_the_same() {
        after(
                SampleIntroduction.proposed(),
                new OrganisationExcluded(
                        HOST, Set.of(ExclusionGround.BANKRUPTCY), "EDES/1", TODAY));

        assertThat(ledger.planned()).hasSize(1);
    }

    @Test
    void a_running_trial_is_suspended() {
        after(runningPilot(suspended(HOST)));

        assertThat(ledger.planned())
                .extracting(Step::command)
                .containsExactly(new SuspendPilotOfBarred(SamplePilot.ID, HOST));
    }

    @Test
    void a_contract_in_force_is_suspended_and_one_that_ended_is_left_alone() {
        after(SampleContract.drafted("100"), suspended(LEAD));
        assertThat(ledger.planned()).isEmpty();

        after(SampleContract.signed(), suspended(LEAD));
        assertThat(ledger.planned())
                .extracting(Step::command)
                .containsExactly(new SuspendContractOfBarred(SampleContract.ID, LEAD));

        after(new ContractSuspended(SampleContract.ID, LEAD, NOW), suspended(LEAD));
        assertThat(ledger.planned()).isEmpty();
    }

    @Test
    void a_contract_is_suspended_with_each_of_its_partners() {
        after(SampleContract.drafted("100", HOST), SampleContract.signed(), suspended(HOST));

        assertThat(ledger.planned())
                .extracting(Step::command)
                .containsExactly(new SuspendContractOfBarred(SampleContract.ID, HOST));
    }

    @Test
    void a_trial_is_suspended_with_each_of_its_partners() {
        OrganisationId partner = new OrganisationId(new UUID(0, 8));
        after(
                SamplePilot.proposed(TODAY, TODAY.plusDays(60), partner),
                SamplePilot.started(TODAY, NOW),
                suspended(partner));

        assertThat(ledger.planned())
                .extracting(Step::command)
                .containsExactly(new SuspendPilotOfBarred(SamplePilot.ID, partner));
    }

    @Test
    void a_trial_that_has_not_begun_or_stands_still_is_left_alone() {
        after(SamplePilot.proposed(TODAY, TODAY.plusDays(60)), suspended(HOST));
        assertThat(ledger.planned()).isEmpty();

        Reads resting = new Reads(new BarredOrganisations());
        for (LedgerEvent event :
                runningPilot(
                        new PilotSuspended(SamplePilot.ID, SuspensionCause.SAFETY, null),
                        suspended(HOST))) {
            resting.then(event, NOW);
        }
        assertThat(resting.planned()).isEmpty();
    }

    @Test
    void what_an_absorbed_organisation_had_begun_stops_with_its_successor() {
        after(
                SampleIntroduction.proposed(),
                new OrganisationsMerged(SUCCESSOR, SUCCESSOR, LEAD, "EDR/2026/1"),
                new OrganisationsMerged(LEAD, SUCCESSOR, LEAD, "EDR/2026/1"));
        assertThat(ledger.planned()).isEmpty();

        after(suspended(SUCCESSOR));
        assertThat(ledger.planned())
                .extracting(Step::command)
                .containsExactly(new BlockIntroduction(INTRODUCTION, SUCCESSOR));
    }

    @Test
    void others_records_are_left_alone() {
        OrganisationId another = new OrganisationId(new UUID(0, 7));

        after(SampleIntroduction.proposed(), suspended(another));

        assertThat(ledger.planned()).isEmpty();
    }

    @Test
    void what_has_ended_is_left_alone_unless_its_end_was_reversed() {
        IntroductionClosed closed = new IntroductionClosed(INTRODUCTION, CloseReason.NO_MATCH);
        after(SampleIntroduction.proposed(), closed, suspended(HOST));
        assertThat(ledger.planned()).isEmpty();

        after(
                new DecisionReversed(
                        Subject.of(RecordType.INTRODUCTION, INTRODUCTION),
                        new RequestId(new UUID(0, 1)),
                        new UUID(0, 2),
                        "IntroductionClosed",
                        "PM-01",
                        List.of()),
                suspended(LEAD));
        assertThat(ledger.planned()).hasSize(1);
    }

    @Test
    void what_was_done_is_not_planned_again() {
        after(
                SampleIntroduction.proposed(),
                suspended(HOST),
                new IntroductionBlocked(INTRODUCTION, HOST));

        assertThat(ledger.planned()).isEmpty();
    }

    @Test
    void a_reinstatement_takes_back_what_was_not_done_yet() {
        after(
                SampleIntroduction.proposed(),
                suspended(HOST),
                suspended(LEAD),
                new OrganisationReinstated(HOST));

        assertThat(ledger.planned())
                .extracting(Step::command)
                .containsExactly(new BlockIntroduction(INTRODUCTION, LEAD));
    }

    @Test
    void what_a_person_let_go_on_can_be_stopped_again() {
        after(
                SampleIntroduction.proposed(),
                suspended(HOST),
                new IntroductionBlocked(INTRODUCTION, HOST),
                new OrganisationReinstated(HOST),
                new IntroductionUnblocked(INTRODUCTION, null),
                suspended(LEAD));

        assertThat(ledger.planned()).hasSize(1);
    }
}
