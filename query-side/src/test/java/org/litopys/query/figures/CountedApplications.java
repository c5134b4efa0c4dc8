package org.litopys.query.figures;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.jspecify.annotations.Nullable;
import org.litopys.events.Envelope;
import org.litopys.events.LedgerEvent;
import org.litopys.events.Money;
import org.litopys.events.TechnologyArea;
import org.litopys.events.application.Admissibility;
import org.litopys.events.application.ApplicationEvent.AdmissibilityAssessed;
import org.litopys.events.application.ApplicationEvent.ApplicationAccepted;
import org.litopys.events.application.ApplicationEvent.ApplicationDrafted;
import org.litopys.events.application.ApplicationEvent.ApplicationRejected;
import org.litopys.events.application.ApplicationEvent.ApplicationSubmitted;
import org.litopys.events.application.ApplicationEvent.EligibilityAssessed;
import org.litopys.events.application.ApplicationEvent.RedressDecided;
import org.litopys.events.application.Eligibility;
import org.litopys.events.application.RedressOutcome;
import org.litopys.events.call.CallEvent.CallPublished;
import org.litopys.events.contract.ContractEvent.ContractDrafted;
import org.litopys.events.contract.ContractEvent.ContractSigned;
import org.litopys.events.introduction.IntroductionEvent.IntroductionProposed;
import org.litopys.events.introduction.IntroductionEvent.MeetingHeld;
import org.litopys.events.organisation.OrganisationEvent.OrganisationRegistered;
import org.litopys.events.pilot.PilotEvent.PilotProposed;
import org.litopys.events.pilot.PilotEvent.PilotStarted;
import org.litopys.events.record.RecordEvent.DecisionReversed;
import org.litopys.query.figures.OverviewFigures.Choices;
import org.litopys.query.figures.OverviewFigures.Filter;
import org.litopys.query.figures.OverviewFigures.Month;
import org.litopys.query.figures.OverviewFigures.Reached;
import org.litopys.query.figures.OverviewFigures.Stage;

/** Counts applications the slow way: all of them, from the events alone, without a table. */
final class CountedApplications {
    static final ZoneId BRUSSELS = ZoneId.of("Europe/Brussels");

    private final Map<UUID, String> calls = new HashMap<>();
    private final Map<UUID, String> countries = new HashMap<>();
    private final Map<UUID, One> applications = new LinkedHashMap<>();

    /** To which application an introduction, pilot or contract belongs. */
    private final Map<UUID, UUID> belongsTo = new HashMap<>();

    private final Map<UUID, Money> contractValues = new HashMap<>();
    private final List<One> inOrderOfSubmission = new ArrayList<>();

    private record Arrival(Instant at, Money money) {}

    private static final class One {
        @Nullable String call;
        @Nullable String country;
        @Nullable TechnologyArea technology;
        int year;
        final Map<Reached, Arrival> arrivals = new EnumMap<>(Reached.class);
        @Nullable Instant decided;

        boolean fits(Filter filter) {
            return (filter.call() == null || filter.call().equals(call))
                    && (filter.country() == null || filter.country().equals(country))
                    && (filter.technology() == null || filter.technology() == technology)
                    && (filter.year() == null || filter.year() == year);
        }

        void arrives(Reached stage, Instant at, Money money) {
            arrivals.putIfAbsent(stage, new Arrival(at, money));
        }

        Arrival arrived(Reached stage) {
            return requireNonNull(arrivals.get(stage));
        }

        Money money(Reached stage) {
            return arrived(stage).money();
        }

        void decides(Instant at) {
            if (decided == null) {
                decided = at;
            }
        }
    }

    void add(TrackedEventMessage<?> message) {
        Object occurred = message.getMetaData().get(Envelope.OCCURRED_AT);
        Instant at = occurred == null ? message.getTimestamp() : Instant.parse(occurred.toString());
        add((LedgerEvent) message.getPayload(), at);
    }

    private void add(LedgerEvent event, Instant at) {
        switch (event) {
            case CallPublished one -> calls.put(one.callId().value(), one.code());
            case OrganisationRegistered one ->
                    countries.put(one.organisationId().value(), one.country());
            case ApplicationDrafted one -> {
                One drafted = new One();
                drafted.call = calls.get(one.callId().value());
                drafted.country = countries.get(one.lead().value());
                applications.put(one.applicationId().value(), drafted);
            }
            case ApplicationSubmitted one -> {
                One submitted = application(event);
                submitted.technology = one.technology();
                submitted.year = one.submittedAt().atZone(BRUSSELS).getYear();
                submitted.arrives(Reached.SUBMITTED, at, one.requested());
                inOrderOfSubmission.add(submitted);
            }
            case EligibilityAssessed one -> {
                if (one.outcome() == Eligibility.ELIGIBLE) {
                    application(event)
                            .arrives(
                                    Reached.ELIGIBLE,
                                    at,
                                    application(event).money(Reached.SUBMITTED));
                } else {
                    application(event).decides(at);
                }
            }
            case ApplicationAccepted one -> {
                application(event).arrives(Reached.ACCEPTED, at, one.awarded());
                application(event).decides(at);
            }
            case ApplicationRejected _ -> application(event).decides(at);
            case AdmissibilityAssessed one when one.outcome() == Admissibility.INADMISSIBLE ->
                    application(event).decides(at);
            case RedressDecided one when one.outcome() == RedressOutcome.UPHELD ->
                    application(event).decided = null;
            case IntroductionProposed one ->
                    belongsTo.put(one.introductionId().value(), one.applicationId().value());
            case PilotProposed one ->
                    belongsTo.put(one.pilotId().value(), one.applicationId().value());
            case ContractDrafted one -> {
                belongsTo.put(one.contractId().value(), one.applicationId().value());
                contractValues.put(one.contractId().value(), one.value());
            }
            case MeetingHeld _ -> follows(event, Reached.INTRODUCED, at);
            case PilotStarted _ -> follows(event, Reached.PILOTED, at);
            case ContractSigned one ->
                    application(event)
                            .arrives(
                                    Reached.CONTRACTED,
                                    at,
                                    requireNonNull(contractValues.get(one.contractId().value())));
            case DecisionReversed one -> {
                One decided = application(event);
                switch (one.eventType()) {
                    case "EligibilityAssessed" -> decided.arrivals.remove(Reached.ELIGIBLE);
                    case "ApplicationAccepted" -> decided.arrivals.remove(Reached.ACCEPTED);
                    default -> {} // a rejection brought it nowhere
                }
                decided.decided = null;
            }
            default -> {} // brings no application anywhere
        }
    }

    private One application(LedgerEvent event) {
        UUID record = event.subject().value();
        return requireNonNull(applications.get(belongsTo.getOrDefault(record, record)));
    }

    private void follows(LedgerEvent event, Reached stage, Instant at) {
        application(event).arrives(stage, at, application(event).money(Reached.ACCEPTED));
    }

    /** Whether what belongs to an application counts under a filter. */
    boolean fits(@Nullable UUID application, Filter filter) {
        One one = application == null ? null : applications.get(application);
        return one == null ? filter.equals(Filter.NONE) : one.fits(filter);
    }

    private List<One> submitted(Filter filter) {
        return inOrderOfSubmission.stream().filter(one -> one.fits(filter)).toList();
    }

    List<Stage> funnel(Filter filter) {
        List<Stage> stages = new ArrayList<>();
        for (Reached stage : Reached.values()) {
            List<Money> money = new ArrayList<>();
            List<Integer> days = new ArrayList<>();
            for (One one : submitted(filter)) {
                Arrival arrival = one.arrivals.get(stage);
                if (arrival != null) {
                    money.add(arrival.money());
                    Arrival before =
                            stage == Reached.SUBMITTED
                                    ? null
                                    : one.arrivals.get(Reached.values()[stage.ordinal() - 1]);
                    if (before != null) {
                        long between = Duration.between(before.at(), arrival.at()).toDays();
                        days.add((int) Math.max(0, between));
                    }
                }
            }
            stages.add(new Stage(stage, money.size(), sum(money), median(days)));
        }
        return stages;
    }

    private static @Nullable Money sum(List<Money> all) {
        Set<String> currencies = new HashSet<>();
        all.forEach(one -> currencies.add(one.currency().getCurrencyCode()));
        return currencies.size() == 1 ? all.stream().reduce(Money::plus).orElseThrow() : null;
    }

    /** The lower one of two; from 61 days on in steps of 5, from a year on of 30. */
    private static @Nullable Integer median(List<Integer> days) {
        if (days.isEmpty()) {
            return null;
        }
        int median = days.stream().sorted().toList().get((days.size() - 1) / 2);
        int step = median <= 60 ? 1 : median <= 365 ? 5 : 30;
        return median - median % step;
    }

    List<Month> months(Filter filter, Instant moment) {
        List<Month> months = new ArrayList<>();
        YearMonth last = YearMonth.from(moment.atZone(BRUSSELS));
        for (int back = 11; back >= 0; back--) {
            YearMonth month = last.minusMonths(back);
            long received =
                    submitted(filter).stream()
                            .filter(one -> in(month, one.arrived(Reached.SUBMITTED).at()))
                            .count();
            long decided = submitted(filter).stream().filter(one -> in(month, one.decided)).count();
            months.add(new Month(month, received, decided));
        }
        return months;
    }

    private static boolean in(YearMonth month, @Nullable Instant time) {
        return time != null && YearMonth.from(time.atZone(BRUSSELS)).equals(month);
    }

    Choices choices() {
        List<String> newestFirst = new ArrayList<>();
        Set<String> allCountries = new TreeSet<>();
        Set<Integer> years = new TreeSet<>();
        for (One one : inOrderOfSubmission) {
            if (!newestFirst.contains(requireNonNull(one.call))) {
                newestFirst.addFirst(one.call);
            }
            allCountries.add(requireNonNull(one.country));
            years.add(one.year);
        }
        return new Choices(
                newestFirst,
                List.copyOf(allCountries),
                years.stream().sorted((a, b) -> b - a).toList());
    }
}
