package org.litopys.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.litopys.command.call.CallCommand.AdoptRankingList;
import org.litopys.command.call.CallCommand.ConcludeCall;
import org.litopys.events.Actor;
import org.litopys.events.application.Score;
import org.litopys.events.call.CallId;
import org.litopys.events.call.CallType;
import org.litopys.events.call.RankingEntry;
import org.litopys.events.call.RankingOutcome;

/**
 * The committees of the demo: one meets for each call some time after it was closed, ranks what was
 * evaluated by then, and the call is concluded when all of that is decided. Decisions do not wait
 * for it. What it leaves to chance it draws from dice of its own. Used by one thread.
 */
final class Rankings {
    private static final Duration UNTIL_MEETING = Duration.ofDays(75);
    private static final double DAYS_BETWEEN_LOOKS = 14;

    private final Office office;
    private final Map<CallId, List<Evaluated>> evaluated = new HashMap<>();

    /** Points are what those who evaluated agreed on, by the weights of the call. */
    private record Evaluated(ApplicationStory application, boolean good, int points) {}

    Rankings(Office office) {
        this.office = office;
    }

    /**
     * An application is recommended, for support or not.
     *
     * @param agreed scores of the consensus
     */
    void evaluated(ApplicationStory application, boolean good, List<Score> agreed) {
        if (application.call.type() != CallType.CONTINUOUS) {
            int points = application.call.points(agreed);
            evaluated
                    .computeIfAbsent(application.call.id(), _ -> new ArrayList<>())
                    .add(new Evaluated(application, good, points));
        }
    }

    /** A call that takes applications for years has no end in the play, and no committee. */
    void meetFor(CallPlan call, int number) {
        if (call.type() != CallType.CONTINUOUS) {
            Chance chance = office.chance("committee", number);
            office.agenda.at(
                    Agenda.officeMoment(call.closes().plus(UNTIL_MEETING), chance),
                    () -> adopt(call, chance));
        }
    }

    private void adopt(CallPlan call, Chance chance) {
        List<Evaluated> all = evaluated.getOrDefault(call.id(), List.of());
        evaluated.remove(call.id());
        List<Evaluated> ranked =
                all.stream()
                        .filter(one -> one.application.canBeRanked())
                        .sorted(Comparator.comparingInt(Evaluated::points).reversed())
                        .toList();
        Actor chair = chance.oneOf(Staff.RAPPORTEURS);
        office.desk.send(
                chair,
                new AdoptRankingList(call.id(), entries(ranked), committee(chair, chance)),
                Note.because(Reasons.RANKED.uk())
                        .and(office.desk.document("ranking/" + call.code())));
        concludeWhenDecided(call, ranked, chance);
    }

    private static List<RankingEntry> entries(List<Evaluated> ranked) {
        long good = ranked.stream().filter(Evaluated::good).count();
        List<RankingEntry> entries = new ArrayList<>();
        for (Evaluated one : ranked) {
            int rank = entries.size() + 1;
            boolean last = rank == good && rank > 1 && !one.application.isDecided();
            RankingOutcome outcome =
                    !one.good
                            ? RankingOutcome.REJECT
                            : last ? RankingOutcome.RESERVE : RankingOutcome.MAIN;
            entries.add(new RankingEntry(one.application.id, one.points, rank, outcome));
        }
        return entries;
    }

    private static Set<String> committee(Actor chair, Chance chance) {
        Set<String> committee = new TreeSet<>(Set.of(chair.id()));
        while (committee.size() < 5) {
            committee.add(chance.oneOf(Staff.EVALUATORS).id());
        }
        return committee;
    }

    private void concludeWhenDecided(CallPlan call, List<Evaluated> ranked, Chance chance) {
        office.agenda.inOffice(
                chance.about(DAYS_BETWEEN_LOOKS, 0.3),
                chance,
                () -> {
                    if (ranked.stream().allMatch(one -> one.application.isDecided())) {
                        office.desk.send(
                                Staff.PROGRAMME_MANAGER,
                                new ConcludeCall(call.id()),
                                Note.because(Reasons.ALL_DECIDED.uk()));
                    } else {
                        concludeWhenDecided(call, ranked, chance);
                    }
                });
    }
}
