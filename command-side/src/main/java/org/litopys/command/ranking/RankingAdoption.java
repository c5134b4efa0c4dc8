package org.litopys.command.ranking;

import static org.litopys.command.Rule.ADOPTER_OUTSIDE_COMMITTEE;
import static org.litopys.command.Rule.COMMITTEE_MEMBER_INTERESTED;
import static org.litopys.command.Rule.COMMITTEE_MEMBER_TWICE;
import static org.litopys.command.Rule.RANKED_BELOW_THRESHOLD;
import static org.litopys.command.Rule.RANKED_NOT_EVALUATED;
import static org.litopys.command.Rule.RANKED_OF_OTHER_CALL;
import static org.litopys.command.Rule.RANKED_TWICE;
import static org.litopys.command.Rule.RANKING_OUT_OF_ORDER;

import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;
import org.litopys.command.People;
import org.litopys.command.Refused;
import org.litopys.command.application.ApplicationTerms;
import org.litopys.command.application.Applications;
import org.litopys.command.call.Call;
import org.litopys.command.call.CallCommand.AdoptRankingList;
import org.litopys.command.call.CallTerms;
import org.litopys.events.Actor;
import org.litopys.events.Duty;
import org.litopys.events.application.ApplicationId;
import org.litopys.events.application.ApplicationStatus;
import org.litopys.events.call.RankingEntry;
import org.litopys.events.call.RankingOutcome;
import org.litopys.events.organisation.OrganisationId;
import org.springframework.stereotype.Component;

/**
 * A committee puts the applications of a call in order. How each of them stands, and in whom each
 * member has an interest, is asked of their own records.
 */
@Component
class RankingAdoption {
    /** States of an application whose evaluations are in. */
    private static final Set<ApplicationStatus> EVALUATED =
            EnumSet.of(
                    ApplicationStatus.EVALUATED,
                    ApplicationStatus.RECOMMENDED,
                    ApplicationStatus.RETURNED_FOR_REVIEW,
                    ApplicationStatus.RESERVE_LISTED,
                    ApplicationStatus.ACCEPTED,
                    ApplicationStatus.REJECTED,
                    ApplicationStatus.CLOSED); // or its call was cancelled, and ranks nothing

    private final Repository<Call> calls;
    private final Applications applications;
    private final People people;

    RankingAdoption(Repository<Call> calls, Applications applications, People people) {
        this.calls = calls;
        this.applications = applications;
        this.people = people;
    }

    @CommandHandler
    void decide(AdoptRankingList command, Actor adopting) {
        Aggregate<Call> call = calls.load(command.callId().toString());
        CallTerms terms = call.invoke(Call::terms);
        requireOrder(command.entries());
        Map<OrganisationId, ApplicationId> applicants = applicants(command.entries(), terms);
        if (!command.committee().contains(adopting.id())) {
            throw Refused.by(
                    ADOPTER_OUTSIDE_COMMITTEE,
                    "/data/committee",
                    adopting.id(),
                    command.committee());
        }
        requireDifferent(command.committee());
        requireNoInterest(command.committee(), applicants);
        for (RankingEntry entry : command.entries()) {
            applications.requireApart(entry.application(), command.committee(), Duty.ADOPT_RANKING);
        }
        call.execute(ranked -> ranked.adopt(command.entries(), command.committee()));
    }

    /**
     * Ranks are 1, 2, 3 …; from one to the next, points do not rise and outcomes only get worse.
     */
    private static void requireOrder(List<RankingEntry> entries) {
        Set<ApplicationId> before = new HashSet<>();
        int points = 100;
        RankingOutcome outcome = RankingOutcome.MAIN;
        for (int i = 0; i < entries.size(); i++) {
            RankingEntry entry = entries.get(i);
            if (!before.add(entry.application())) {
                throw Refused.by(RANKED_TWICE, pointer(i, "application"), entry.application());
            }
            if (entry.rank() != i + 1
                    || entry.points() > points
                    || entry.outcome().compareTo(outcome) < 0) {
                throw Refused.by(RANKING_OUT_OF_ORDER, "/data/entries/" + i, i + 1, entry.rank());
            }
            points = entry.points();
            outcome = entry.outcome();
        }
    }

    /** Who has applied, each with one of its applications. */
    private Map<OrganisationId, ApplicationId> applicants(
            List<RankingEntry> entries, CallTerms call) {
        Map<OrganisationId, ApplicationId> applicants = new HashMap<>();
        int least = call.content().leastPoints();
        for (int i = 0; i < entries.size(); i++) {
            RankingEntry entry = entries.get(i);
            String pointer = pointer(i, "application");
            ApplicationTerms ranked = applications.require(entry.application(), pointer);
            if (!ranked.callId().equals(call.id())) {
                throw Refused.by(RANKED_OF_OTHER_CALL, pointer, entry.application(), call.code());
            }
            if (!EVALUATED.contains(ranked.status())) {
                throw Refused.by(
                        RANKED_NOT_EVALUATED, pointer, entry.application(), ranked.status());
            }
            if (entry.outcome() != RankingOutcome.REJECT && entry.points() < least) {
                throw Refused.by(
                        RANKED_BELOW_THRESHOLD,
                        pointer(i, "points"),
                        entry.application(),
                        entry.points(),
                        least);
            }
            ranked.consortium().forEach(member -> applicants.put(member, entry.application()));
        }
        return applicants;
    }

    /** Pseudonyms are written in one way; another is no other person. */
    private static void requireDifferent(Set<String> committee) {
        Map<String, String> members = new HashMap<>();
        for (String member : committee) {
            String before = members.put(member.toLowerCase(Locale.ROOT), member);
            if (before != null) {
                throw Refused.by(COMMITTEE_MEMBER_TWICE, "/data/committee", before, member);
            }
        }
    }

    private void requireNoInterest(
            Collection<String> committee, Map<OrganisationId, ApplicationId> applicants) {
        for (String member : committee) {
            for (OrganisationId interest : people.standing(member).conflicts()) {
                ApplicationId application = applicants.get(interest);
                if (application != null) {
                    throw Refused.by(
                            COMMITTEE_MEMBER_INTERESTED,
                            "/data/committee",
                            member,
                            interest,
                            application);
                }
            }
        }
    }

    private static String pointer(int entry, String field) {
        return "/data/entries/" + entry + "/" + field;
    }
}
