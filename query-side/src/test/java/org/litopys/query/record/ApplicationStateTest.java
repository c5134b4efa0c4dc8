package org.litopys.query.record;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.litopys.events.Actor;
import org.litopys.events.Money;
import org.litopys.events.Role;
import org.litopys.events.TechnologyArea;
import org.litopys.events.application.Advice;
import org.litopys.events.application.ApplicationEvent;
import org.litopys.events.application.ApplicationEvent.ApplicationAccepted;
import org.litopys.events.application.ApplicationEvent.ApplicationDrafted;
import org.litopys.events.application.ApplicationEvent.ApplicationRecommended;
import org.litopys.events.application.ApplicationEvent.ApplicationSubmitted;
import org.litopys.events.application.ApplicationEvent.ApplicationWithdrawn;
import org.litopys.events.application.ApplicationEvent.EligibilityAssessed;
import org.litopys.events.application.ApplicationEvent.EvaluationSubmitted;
import org.litopys.events.application.ApplicationEvent.EvaluatorAssigned;
import org.litopys.events.application.ApplicationId;
import org.litopys.events.application.Eligibility;
import org.litopys.events.introduction.IntroductionId;
import org.litopys.events.organisation.OrganisationId;
import org.litopys.events.programme.ReservationId;
import org.litopys.query.GeneratedOffice;

class ApplicationStateTest {
    private static final ApplicationId ID = new ApplicationId(new UUID(1, 1));
    private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");
    private @Nullable ApplicationState state;
    private long version;

    private static Instant day(int day) {
        return START.plusSeconds(86_400L * day);
    }

    /** Each event happens one day after the one before: the first on day 1. */
    private void happens(ApplicationEvent... events) {
        for (ApplicationEvent event : events) {
            state = ApplicationState.apply(state, event, stamp(++version));
        }
    }

    static Stamp stamp(long version) {
        return new Stamp(
                version,
                version,
                new UUID(0, version),
                "Event",
                day((int) version),
                day((int) version),
                new Actor("CO-01", Actor.Type.APP_USER, Set.of(Role.COMPLIANCE_OFFICER)),
                null,
                null,
                null,
                List.of(),
                null,
                null,
                null,
                null,
                null);
    }

    private String waits() {
        ApplicationState now = requireNonNull(state);
        Due due = now.due();
        return now.status()
                + " since day "
                + (now.statusSince().getEpochSecond() - START.getEpochSecond()) / 86_400
                + (due == null
                        ? ""
                        : ", "
                                + due.step()
                                + " by "
                                + due.desk()
                                + " until day "
                                + (due.at().getEpochSecond() - START.getEpochSecond()) / 86_400
                                + (due.person() == null ? "" : " " + due.person()));
    }

    private static ApplicationDrafted drafted() {
        return new ApplicationDrafted(
                ID,
                GeneratedOffice.CALL,
                new OrganisationId(new UUID(2, 2)),
                "Title",
                "Summary",
                "uk");
    }

    private static ApplicationSubmitted submitted() {
        return new ApplicationSubmitted(
                ID,
                Money.of("100", "EUR"),
                TechnologyArea.MATERIALS,
                5,
                day(2),
                "ab".repeat(32),
                day(20));
    }

    private static EligibilityAssessed eligible() {
        return new EligibilityAssessed(ID, Eligibility.ELIGIBLE, List.of(), day(60), 2);
    }

    private static EvaluatorAssigned assigned(String evaluator, int due) {
        return new EvaluatorAssigned(ID, evaluator, day(due));
    }

    private static EvaluationSubmitted evaluated(String evaluator) {
        return new EvaluationSubmitted(ID, evaluator, List.of(), Advice.ACCEPT);
    }

    private static ApplicationRecommended recommended() {
        return new ApplicationRecommended(ID, Advice.ACCEPT, null, List.of(), day(80));
    }

    private static ApplicationAccepted accepted() {
        return new ApplicationAccepted(
                ID,
                Money.of("90", "EUR"),
                "CHALLENGES",
                ReservationId.behind(ID),
                List.of(),
                "C(2026) 3",
                day(120),
                3);
    }

    @Test
    void each_event_says_where_it_stands_and_whose_desk_it_is_on() {
        List<String> life = new ArrayList<>();
        for (ApplicationEvent event :
                List.of(
                        drafted(),
                        submitted(),
                        eligible(),
                        assigned("EV-01", 50),
                        assigned("EV-02", 45),
                        evaluated("EV-02"),
                        evaluated("EV-01"),
                        recommended(),
                        accepted(),
                        new ApplicationWithdrawn(ID))) {
            happens(event);
            life.add(waits());
        }
        assertThat(life)
                .containsExactly(
                        "DRAFT since day 1",
                        "SUBMITTED since day 2, ASSESS_ELIGIBILITY by COMPLIANCE_OFFICER until day 20",
                        "ELIGIBLE since day 3, ASSIGN_EVALUATORS by RAPPORTEUR until day 60",
                        "UNDER_EVALUATION since day 4, EVALUATE by EVALUATOR until day 50 EV-01",
                        "UNDER_EVALUATION since day 4, EVALUATE by EVALUATOR until day 45",
                        "UNDER_EVALUATION since day 4, EVALUATE by EVALUATOR until day 50 EV-01",
                        "EVALUATED since day 7, RECOMMEND by PROGRAMME_MANAGER until day 60",
                        "RECOMMENDED since day 8, DECIDE by AUTHORISING_OFFICER until day 80",
                        "ACCEPTED since day 9, PROPOSE_INTRODUCTION by LIAISON_OFFICER until day 120",
                        "WITHDRAWN since day 10");
    }

    @Test
    void nobody_waits_any_more_once_a_first_introduction_is_proposed() {
        happens(drafted(), submitted(), eligible(), recommended(), accepted());
        IntroductionId introduction = new IntroductionId(new UUID(3, 3));
        ApplicationState introduced = requireNonNull(state).introduced(introduction);
        assertThat(introduced.due()).isNull();
        assertThat(introduced.introductions()).containsExactly(introduction);
        assertThat(introduced.status()).isEqualTo(requireNonNull(state).status());
    }

    @Test
    void it_says_on_which_version_of_the_policy_assessment_and_decision_rest() {
        happens(drafted(), submitted(), eligible(), recommended(), accepted());

        assertThat(requireNonNull(requireNonNull(state).eligibility()).policyVersion())
                .isEqualTo(2);
        assertThat(requireNonNull(requireNonNull(state).decision()).policyVersion()).isEqualTo(3);
    }

    @Test
    void an_ineligible_application_waits_for_nothing() {
        happens(
                drafted(),
                submitted(),
                new EligibilityAssessed(ID, Eligibility.INELIGIBLE, List.of(), null, 2));
        assertThat(waits()).isEqualTo("INELIGIBLE since day 3");
    }

    @Test
    void without_its_beginning_nothing_is_known() {
        happens(submitted(), recommended());
        assertThat(state).isNull();
    }

    @Test
    void every_state_comes_back_from_its_json_as_it_was() {
        for (ApplicationEvent event :
                List.of(
                        drafted(),
                        submitted(),
                        eligible(),
                        assigned("EV-01", 50),
                        evaluated("EV-01"),
                        recommended(),
                        accepted())) {
            happens(event);
            ApplicationState now = requireNonNull(state);
            assertThat(RecordState.parse(org.litopys.events.RecordType.APPLICATION, now.json()))
                    .isEqualTo(now);
        }
    }
}
