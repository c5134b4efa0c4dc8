package org.litopys.demo;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.litopys.command.organisation.OrganisationCommand.ScreenOrganisation;
import org.litopys.events.Actor;
import org.litopys.events.organisation.OrganisationId;
import org.litopys.events.organisation.ScreenedList;
import org.litopys.events.organisation.ScreeningId;
import org.litopys.events.organisation.ScreeningMatch;

/** Who was looked for in the lists of sanctions, and when. Used by one thread. */
final class Screenings {
    /** The ledger lets nothing begin on a screening that is older than 90 days. */
    private static final int FRESH_DAYS = 80;

    private final Office office;
    private final Map<OrganisationId, LocalDate> last = new HashMap<>();
    private long done;

    Screenings(Office office) {
        this.office = office;
    }

    /**
     * Has somebody looked, before something begins with an organisation, unless that was lately.
     */
    void before(OrganisationId organisation) {
        LocalDate lately = office.agenda.today().minusDays(FRESH_DAYS);
        if (last.getOrDefault(organisation, LocalDate.MIN).isBefore(lately)) {
            Actor officer = office.chance("screening", done).oneOf(Staff.COMPLIANCE);
            screen(officer, organisation);
        }
    }

    /** Somebody looks and finds these entries. */
    ScreeningId screen(Actor officer, OrganisationId organisation, String... entries) {
        LocalDate today = office.agenda.today();
        ScreeningId screening = new ScreeningId(office.desk.id("screening", done++));
        ScreenedList eu = new ScreenedList("EU consolidated list", version(today));
        ScreenedList ukraine = new ScreenedList("Sanctions register of Ukraine", version(today));
        List<ScreeningMatch> matches =
                List.of(entries).stream()
                        .map(entry -> new ScreeningMatch(eu.name(), entry))
                        .toList();
        last.put(organisation, today);
        office.desk.send(
                officer,
                new ScreenOrganisation(
                        organisation, today, List.of(eu, ukraine), matches, screening));
        return screening;
    }

    /** The lists of the demo have a new version each month. */
    private static String version(LocalDate day) {
        return day.withDayOfMonth(1).toString();
    }
}
