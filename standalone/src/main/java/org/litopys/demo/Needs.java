package org.litopys.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.litopys.command.need.NeedCommand.CloseNeed;
import org.litopys.command.need.NeedCommand.MatchNeed;
import org.litopys.command.need.NeedCommand.MeetNeed;
import org.litopys.command.need.NeedCommand.PrioritiseNeed;
import org.litopys.command.need.NeedCommand.RegisterNeed;
import org.litopys.events.LocalizedText;
import org.litopys.events.TechnologyArea;
import org.litopys.events.need.NeedCloseReason;
import org.litopys.events.need.NeedId;
import org.litopys.events.need.NeedPriority;
import org.litopys.events.organisation.OrganisationId;
import org.litopys.events.pilot.PilotId;

/** What end users ask the office for, and which awards and pilots answer it. */
final class Needs {
    private static final int FEWEST = 8;
    private static final int APPLICATIONS_PER_NEED = 40;

    private final Office office;

    /** Those that are ranked, and neither met nor closed. */
    private final List<Open> open = new ArrayList<>();

    private static final class Open {
        private final NeedId id;
        private final TechnologyArea area;
        private final List<Integer> applications = new ArrayList<>();

        Open(NeedId id, TechnologyArea area) {
            this.id = id;
            this.area = area;
        }
    }

    Needs(Office office) {
        this.office = office;
    }

    /** They come up over the first year and a half. */
    void begin(int applications) {
        int all = FEWEST + applications / APPLICATIONS_PER_NEED;
        for (int number = 0; number < all; number++) {
            int which = number;
            Chance chance = office.chance("need", number);
            Duration after =
                    Duration.ofDays(70)
                            .plusMinutes((long) (Plan.SPAN.toMinutes() * 0.65 * chance.fraction()));
            office.agenda.at(
                    Agenda.officeMoment(office.start().plus(after), chance),
                    () -> register(which, chance));
        }
    }

    private void register(int number, Chance chance) {
        @Nullable OrganisationId owner = office.counterparty(List.of(), chance);
        if (owner == null) {
            return;
        }
        TechnologyArea area = TechnologyArea.values()[number % TechnologyArea.values().length];
        LocalizedText title = office.titles.need(area, chance);
        RegisterNeed registration =
                new RegisterNeed("NEED-%03d".formatted(number + 1), owner, title, area);
        office.desk.send(chance.oneOf(Staff.LIAISON), registration);
        NeedPriority priority = NeedPriority.values()[chance.weighted(new double[] {30, 45, 25})];
        office.agenda.inOffice(
                chance.about(8, 0.5),
                chance,
                () -> {
                    office.desk.send(
                            Staff.PROGRAMME_MANAGER,
                            new PrioritiseNeed(registration.subject(), priority),
                            Note.because(chance.oneOf(Reasons.PRIORITY).en()));
                    open.add(new Open(registration.subject(), area));
                });
        if (chance.is(0.35)) {
            office.agenda.inOffice(
                    chance.about(220, 0.3), chance, () -> close(registration.subject(), chance));
        }
    }

    private void close(NeedId id, Chance chance) {
        if (open.removeIf(need -> need.id.equals(id))) {
            office.desk.send(
                    Staff.PROGRAMME_MANAGER,
                    new CloseNeed(id, chance.oneOf(List.of(NeedCloseReason.values()))),
                    Note.because(chance.oneOf(Reasons.NEED_CLOSED).en()));
        }
    }

    /** The need that an application names when it is submitted; null where it names none. */
    @Nullable NeedId answeredBy(ApplicationStory application) {
        boolean names = office.chance("named need", application.number).is(0.3);
        return open.stream()
                .filter(need -> names && need.area == application.area)
                .map(need -> need.id)
                .findFirst()
                .orElse(null);
    }

    /** An application was accepted; where it fits an open need, the two are matched. */
    void accepted(ApplicationStory application) {
        Chance chance = office.chance("match", application.number);
        open.stream()
                .filter(need -> need.area == application.area)
                .findFirst()
                .filter(_ -> chance.is(0.7))
                .ifPresent(need -> {
                    office.desk.send(
                            chance.oneOf(Staff.LIAISON), new MatchNeed(need.id, application.id));
                    need.applications.add(application.number);
                });
    }

    /** A pilot was evaluated with the advice to scale; it meets the need of its application. */
    void proved(ApplicationStory application, PilotId pilot) {
        for (Open need : List.copyOf(open)) {
            if (need.applications.contains(application.number)) {
                office.desk.send(
                        Staff.PROGRAMME_MANAGER,
                        new MeetNeed(need.id, pilot),
                        Note.with(office.desk.document("need/" + need.id)));
                open.remove(need);
            }
        }
    }
}
