package org.litopys.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.litopys.command.organisation.OrganisationCommand.AddContactPerson;
import org.litopys.command.organisation.OrganisationCommand.AssessOwnershipControl;
import org.litopys.command.organisation.OrganisationCommand.DeclareOwnership;
import org.litopys.command.organisation.OrganisationCommand.DeclaredOwner;
import org.litopys.command.organisation.OrganisationCommand.DescribeOrganisation;
import org.litopys.command.organisation.OrganisationCommand.RegisterOrganisation;
import org.litopys.events.organisation.Address;
import org.litopys.events.organisation.ContactRole;
import org.litopys.events.organisation.ControlResult;
import org.litopys.events.organisation.OrganisationId;
import org.litopys.events.organisation.OrganisationSize;
import org.litopys.events.organisation.OrganisationType;
import org.litopys.events.personal.DataSubjectId;

/** What an applicant tells of itself: address, owners, and who speaks for it. All are invented. */
final class OrganisationStory {
    private static final List<String> GIVEN_NAMES =
            List.of(
                    "Olena", "Taras", "Anna", "Marek", "Kadri", "Jonas", "Ilze", "Pierre",
                    "Nadiia");
    private static final List<String> FAMILY_NAMES =
            List.of("Kovalenko", "Melnyk", "Nowak", "Tamm", "Weber", "Moreau", "Virtanen", "Lis");

    private final Office office;
    private final int number;
    private final RegisterOrganisation registration;
    private final OrganisationId id;
    private final Chance chance;

    OrganisationStory(Office office, int number) {
        this.office = office;
        this.number = number;
        registration = office.registrationOf(number);
        id = registration.subject();
        chance = office.chance("organisation story", number);
    }

    void begin() {
        office.agenda.inOffice(chance.about(0.4, 0.6), chance, () -> contact(0));
        if (chance.is(0.2)) {
            office.agenda.inOffice(chance.about(30, 0.6), chance, () -> contact(1));
        }
        if (chance.is(0.5)) {
            office.agenda.inOffice(chance.about(1, 0.5), chance, this::describe);
        }
        if (chance.is(0.6)) {
            office.agenda.inOffice(chance.about(2, 0.5), chance, this::declareOwnership);
        }
    }

    /** At once, since an application waits for it. */
    void showOwnership() {
        if (!office.ownerships.isDeclared(number)) {
            declare();
        }
        assess();
    }

    void describe() {
        Address address =
                new Address(
                        "Invented street " + chance.between(1, 90),
                        String.valueOf(chance.between(10_000, 99_999)),
                        "Exampleton");
        office.desk.send(
                Staff.PORTAL, new DescribeOrganisation(id, address, size(registration.type())));
    }

    private OrganisationSize size(OrganisationType type) {
        return switch (type) {
            case STARTUP -> OrganisationSize.MICRO;
            case SME -> chance.is(0.6) ? OrganisationSize.SMALL : OrganisationSize.MEDIUM;
            case LARGE -> OrganisationSize.LARGE;
            case RTO, MILITARY_UNIT, AUTHORITY -> OrganisationSize.NOT_AN_ENTERPRISE;
        };
    }

    /** Pseudonym of one of its persons: 0 and 1 are contacts, from 2 on owners. */
    DataSubjectId person(int which) {
        return new DataSubjectId(office.desk.id("person", number * 10L + which));
    }

    void contact(int which) {
        String given = chance.oneOf(GIVEN_NAMES);
        String family = chance.oneOf(FAMILY_NAMES);
        String email =
                "%s.%s.%d@example.org".formatted(given, family, number).toLowerCase(Locale.ROOT);
        office.desk.send(
                Staff.PORTAL,
                new AddContactPerson(
                        id,
                        which == 0 ? ContactRole.PROJECT_LEAD : ContactRole.FINANCE,
                        given + " " + family,
                        email,
                        chance.is(0.6) ? "+999 00 %06d".formatted(number) : null,
                        person(which)));
    }

    void declareOwnership() {
        if (office.ownerships.isDeclared(number)) {
            return; // an application has asked for it before
        }
        declare();
        office.agenda.inOffice(
                chance.about(8, 0.5),
                chance,
                () -> {
                    if (!office.ownerships.isAssessed(number)) {
                        assess();
                    }
                });
    }

    private void declare() {
        office.ownerships.declared(number);
        List<DeclaredOwner> owners = new ArrayList<>();
        int left = 100;
        for (int which = 2; which < 2 + chance.between(1, 3); which++) {
            int share = Math.max(1, Math.min(left, chance.between(20, 60)));
            left -= share;
            owners.add(owner(share, which));
            if (left == 0) {
                break;
            }
        }
        office.desk.send(
                Staff.PORTAL,
                new DeclareOwnership(
                        id, owners, office.desk.hash("ownership-declaration/" + number)));
    }

    private DeclaredOwner owner(int share, int which) {
        String name = chance.oneOf(GIVEN_NAMES) + " " + chance.oneOf(FAMILY_NAMES);
        return new DeclaredOwner(share, registration.country(), null, person(which), name);
    }

    private void assess() {
        office.ownerships.assessed(number);
        boolean guarantees = chance.is(0.06);
        office.desk.send(
                chance.oneOf(Staff.COMPLIANCE),
                new AssessOwnershipControl(
                        id,
                        guarantees
                                ? ControlResult.CONTROLLED_WITH_GUARANTEES
                                : ControlResult.NOT_CONTROLLED_FROM_OUTSIDE,
                        guarantees ? "guarantee/BRIDGE/%06d".formatted(number) : null,
                        office.agenda.today().plusYears(3)),
                Note.because(Reasons.OWNERSHIP.getFirst().en())
                        .and(office.desk.document("ownership/" + number)));
    }
}
