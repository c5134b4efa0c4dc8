package org.litopys.demo;

import java.time.Duration;
import java.util.EnumSet;
import org.litopys.command.Rule;
import org.litopys.command.organisation.OrganisationCommand.ErasePersonalData;
import org.litopys.command.organisation.OrganisationCommand.ExcludeOrganisation;
import org.litopys.command.organisation.OrganisationCommand.LiftLegalHold;
import org.litopys.command.organisation.OrganisationCommand.MergeOrganisations;
import org.litopys.command.organisation.OrganisationCommand.PlaceLegalHold;
import org.litopys.command.organisation.OrganisationCommand.ReinstateOrganisation;
import org.litopys.command.organisation.OrganisationCommand.RemoveContactPerson;
import org.litopys.command.organisation.OrganisationCommand.ResolveScreeningMatch;
import org.litopys.command.organisation.OrganisationCommand.SuspendOrganisation;
import org.litopys.command.organisation.OrganisationCommand.ValidateOrganisation;
import org.litopys.events.Actor;
import org.litopys.events.organisation.ErasureBasis;
import org.litopys.events.organisation.ExclusionGround;
import org.litopys.events.organisation.MatchDecision;
import org.litopys.events.organisation.OrganisationId;
import org.litopys.events.organisation.ScreeningId;
import org.litopys.events.organisation.SuspensionGround;

/**
 * What seldom happens, each time to an organisation that never applies: one that is found in a list
 * of sanctions, one that is excluded, two that merge, and a person who wants to be forgotten.
 */
final class NotableOrganisations {
    /** Numbers that no applicant has. */
    private static final int LISTED = 900_001;

    private static final int EXCLUDED = 900_002;
    private static final int SURVIVOR = 900_003;
    private static final int ABSORBED = 900_004;
    private static final String ENTRY = "EU.0000.01";
    private static final String NAMESAKE = "EU.0000.02";
    private static final String PROCEEDINGS = "court/BRIDGE/1";

    private final Office office;
    private final Actor first = Staff.COMPLIANCE.getFirst();
    private final Actor second = Staff.COMPLIANCE.getLast();

    NotableOrganisations(Office office) {
        this.office = office;
    }

    void enter() {
        listed();
        excluded();
        merged();
    }

    /** A step in so many weeks of the play. */
    private void week(int week, Runnable step) {
        Chance chance = office.chance("notable", week);
        office.agenda.at(
                Agenda.officeMoment(office.agenda.now().plus(Duration.ofDays(7L * week)), chance),
                step);
    }

    private OrganisationId id(int number) {
        return office.registrationOf(number).subject();
    }

    private OrganisationStory known(int number) {
        office.desk.send(Staff.PORTAL, office.registrationOf(number));
        office.desk.send(
                first,
                new ValidateOrganisation(id(number)),
                Note.because(Reasons.REGISTER_AGREES.uk())
                        .and(office.desk.document("register-extract/" + number)));
        return new OrganisationStory(office, number);
    }

    private Note because(int reason) {
        return Note.because(Reasons.ORGANISATIONS.get(reason).en());
    }

    private void listed() {
        week(9, () -> known(LISTED).contact(0));
        week(
                10,
                () -> {
                    ScreeningId screening =
                            office.screenings.screen(first, id(LISTED), NAMESAKE, ENTRY);
                    office.desk.forbidden(
                            "screener-may-not-resolve-match",
                            first,
                            resolve(screening, ENTRY, MatchDecision.FALSE_POSITIVE),
                            because(0));
                    week(
                            1,
                            () -> {
                                office.desk.send(
                                        second,
                                        resolve(screening, NAMESAKE, MatchDecision.FALSE_POSITIVE),
                                        because(0));
                                office.desk.send(
                                        second,
                                        resolve(screening, ENTRY, MatchDecision.TRUE_MATCH),
                                        because(1));
                            });
                });
        ReinstateOrganisation reinstate = new ReinstateOrganisation(id(LISTED));
        week(13, () -> office.desk.mistake(Rule.STILL_LISTED, Staff.HEAD, reinstate, because(2)));
        week(30, () -> office.screenings.screen(first, id(LISTED)));
        week(31, () -> office.desk.send(Staff.HEAD, reinstate, because(2)));
        week(
                35,
                () ->
                        office.desk.send(
                                Staff.PORTAL,
                                new RemoveContactPerson(
                                        id(LISTED),
                                        new OrganisationStory(office, LISTED).person(0))));
    }

    private ResolveScreeningMatch resolve(
            ScreeningId screening, String entry, MatchDecision decision) {
        return new ResolveScreeningMatch(id(LISTED), screening, entry, decision);
    }

    private void excluded() {
        week(20, () -> known(EXCLUDED).declareOwnership());
        week(
                40,
                () ->
                        office.desk.send(
                                Staff.HEAD,
                                new SuspendOrganisation(
                                        id(EXCLUDED),
                                        SuspensionGround.INVESTIGATION,
                                        "inquiry/BRIDGE/1"),
                                because(3)));
        week(
                60,
                () ->
                        office.desk.send(
                                Staff.DEPUTY,
                                new ExcludeOrganisation(
                                        id(EXCLUDED),
                                        EnumSet.of(ExclusionGround.FRAUD_OR_CORRUPTION),
                                        "exclusion/BRIDGE/1",
                                        office.agenda.today().plusYears(3)),
                                because(4)));
    }

    private void merged() {
        week(15, () -> known(SURVIVOR).describe());
        week(16, () -> known(ABSORBED).contact(0));
        OrganisationStory absorbed = new OrganisationStory(office, ABSORBED);
        ErasePersonalData erasure =
                new ErasePersonalData(
                        id(ABSORBED), absorbed.person(0), ErasureBasis.DATA_SUBJECT_REQUEST);
        week(
                45,
                () ->
                        office.desk.send(
                                Staff.LAWYER,
                                new PlaceLegalHold(id(ABSORBED), absorbed.person(0), PROCEEDINGS),
                                because(5)));
        week(
                46,
                () ->
                        office.desk.mistake(
                                Rule.HELD_DATA_STAYS, Staff.PROTECTION, erasure, because(6)));
        week(
                50,
                () ->
                        office.desk.send(
                                first,
                                new MergeOrganisations(
                                        id(SURVIVOR), id(ABSORBED), "register/BRIDGE/1"),
                                Note.because(Reasons.ONE_BY_MERGER.uk())
                                        .and(office.desk.document("merger/1"))));
        week(
                51,
                () ->
                        office.desk.send(
                                Staff.LAWYER,
                                new LiftLegalHold(id(ABSORBED), absorbed.person(0), PROCEEDINGS),
                                because(7)));
        week(
                52,
                () ->
                        office.desk.send(
                                Staff.PROTECTION,
                                erasure,
                                because(6).under("Regulation (EU) 2016/679, Article 17(1)")));
    }
}
