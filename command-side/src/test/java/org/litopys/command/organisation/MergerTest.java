package org.litopys.command.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.litopys.command.Staff.COMPLIANCE;
import static org.litopys.command.Staff.PORTAL;
import static org.litopys.command.Staff.by;
import static org.litopys.command.Staff.decidedBy;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.litopys.command.CommandEnvelope;
import org.litopys.command.CommandSide;
import org.litopys.command.LedgerCommand;
import org.litopys.command.Receipt;
import org.litopys.command.Refusal;
import org.litopys.command.Refused;
import org.litopys.command.Rule;
import org.litopys.command.Samples;
import org.litopys.command.Staff;
import org.litopys.command.organisation.OrganisationCommand.DescribeOrganisation;
import org.litopys.command.organisation.OrganisationCommand.MergeOrganisations;
import org.litopys.command.organisation.OrganisationCommand.SuspendOrganisation;
import org.litopys.events.organisation.OrganisationId;
import org.litopys.events.organisation.OrganisationSize;
import org.litopys.events.organisation.SuspensionGround;

/** Two organisations become one, in both records or in neither. */
class MergerTest {
    @RegisterExtension private static final CommandSide SIDE = CommandSide.inMemoryOfTheClass();
    private final OrganisationId survivor = Samples.anotherOrganisation(SIDE);
    private final OrganisationId absorbed = Samples.anotherOrganisation(SIDE);

    private static MergeOrganisations merge(OrganisationId survivor, OrganisationId absorbed) {
        return new MergeOrganisations(survivor, absorbed, "EDR/2026/1");
    }

    private static void assertRefused(
            LedgerCommand command, CommandEnvelope envelope, Refusal refusal) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> SIDE.send(command, envelope))
                .satisfies(refused -> assertThat(refused.refusal()).isEqualTo(refusal));
    }

    @Test
    void a_merger_stands_in_both_records() {
        Receipt receipt = SIDE.send(merge(survivor, absorbed), decidedBy(COMPLIANCE));

        assertThat(receipt.events())
                .extracting(Receipt.RecordedEvent::subject)
                .containsExactly(survivor.value(), absorbed.value());
        assertThat(SIDE.eventsOf(survivor)).endsWith("OrganisationsMerged");
        assertThat(SIDE.eventsOf(absorbed)).endsWith("OrganisationsMerged");
    }

    @Test
    void the_absorbed_one_takes_nothing_more_and_the_survivor_goes_on() {
        SIDE.send(merge(survivor, absorbed), decidedBy(COMPLIANCE));

        for (LedgerCommand command :
                new LedgerCommand[] {
                    new DescribeOrganisation(absorbed, null, OrganisationSize.SMALL),
                    Samples.screen(absorbed),
                    merge(absorbed, survivor)
                }) {
            assertThatExceptionOfType(Refused.class)
                    .isThrownBy(() -> SIDE.send(command, decidedBy(Staff.withAllRoles("ALL-01"))))
                    .satisfies(refused ->
                            assertThat(refused.refusal().rule()).isEqualTo("wrong-state"));
        }
        assertRefused(
                merge(survivor, absorbed),
                decidedBy(COMPLIANCE),
                Rule.MERGER_NOT_POSSIBLE.refusal("/data/absorbed", absorbed, "MERGED"));
        SIDE.send(new DescribeOrganisation(survivor, null, OrganisationSize.SMALL), by(PORTAL));
    }

    @Test
    void a_suspended_organisation_or_one_with_an_open_match_is_not_hidden_in_another() {
        SIDE.send(
                new SuspendOrganisation(absorbed, SuspensionGround.OTHER, null),
                decidedBy(COMPLIANCE));
        assertRefused(
                merge(survivor, absorbed),
                decidedBy(COMPLIANCE),
                Rule.MERGER_NOT_POSSIBLE.refusal("/data/absorbed", absorbed, "SUSPENDED"));

        OrganisationId resembling = Samples.anotherOrganisation(SIDE);
        SIDE.send(Samples.screen(resembling, "EU.1"), by(COMPLIANCE));
        assertRefused(
                merge(survivor, resembling),
                decidedBy(COMPLIANCE),
                Rule.SCREENING_MATCH_OPEN.refusal("/data/absorbed", resembling, "EU.1"));
        assertThat(SIDE.eventsOf(survivor)).containsExactly("OrganisationRegistered");
    }

    @Test
    void the_absorbed_one_exists_and_is_another() {
        OrganisationId unknown = new OrganisationId(UUID.randomUUID());

        assertRefused(
                merge(survivor, unknown),
                decidedBy(COMPLIANCE),
                Rule.UNKNOWN_REFERENCE.refusal("/data/absorbed", "Organisation", unknown));
        assertRefused(
                merge(survivor, survivor),
                decidedBy(COMPLIANCE),
                Rule.MERGED_WITH_ITSELF.refusal("/data/absorbed", survivor));
    }
}
