package org.litopys.demo;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

    private static final double FORGOTTEN = 0.02;

    private final Office office;

    /** In the order in which they came. */
    private final Map<OrganisationId, LocalDate> last = new LinkedHashMap<>();

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

    /**
     * From now on somebody looks again before a screening is too old, but for a few that are
     * forgotten. Each organisation has one more at most: the play must not be longer for it.
     */
    void keepUp() {
        List.copyOf(last.keySet()).forEach(this::again);
    }

    private void again(OrganisationId organisation) {
        Chance chance = office.chance("rescreening", organisation.value().getMostSignificantBits());
        if (!chance.is(FORGOTTEN)) {
            LocalDate tooOld = Objects.requireNonNull(last.get(organisation)).plusDays(FRESH_DAYS);
            LocalDate soon = office.agenda.today().plusDays(chance.between(1, 20));
            LocalDate day = tooOld.isAfter(soon) ? tooOld.plusDays(1) : soon;
            office.agenda.at(
                    Agenda.officeMoment(Agenda.momentOn(day, chance), chance),
                    () -> before(organisation));
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
