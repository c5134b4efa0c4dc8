package org.litopys.command.application;

import static org.litopys.command.RecordFixture.otherRecords;
import static org.litopys.command.Samples.CALL;
import static org.litopys.command.Samples.HASH;
import static org.litopys.command.Samples.LEAD;
import static org.litopys.command.Samples.NOW;
import static org.litopys.command.Samples.eur;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.litopys.command.RecordFixture;
import org.litopys.command.Refused;
import org.litopys.command.Rule;
import org.litopys.command.Samples;
import org.litopys.command.application.ApplicationCommand.StartDraft;
import org.litopys.command.call.Calls;
import org.litopys.command.call.SampleCall;
import org.litopys.command.organisation.Organisations;
import org.litopys.command.organisation.SampleOrganisation;
import org.litopys.command.programme.Programmes;
import org.litopys.command.programme.SampleProgramme;
import org.litopys.events.TechnologyArea;
import org.litopys.events.access.InterestLevel;
import org.litopys.events.application.Admissibility;
import org.litopys.events.application.Advice;
import org.litopys.events.application.ApplicationEvent.AdmissibilityAssessed;
import org.litopys.events.application.ApplicationEvent.ApplicationAccepted;
import org.litopys.events.application.ApplicationEvent.ApplicationDrafted;
import org.litopys.events.application.ApplicationEvent.ApplicationRecommended;
import org.litopys.events.application.ApplicationEvent.ApplicationRejected;
import org.litopys.events.application.ApplicationEvent.ApplicationReserveListed;
import org.litopys.events.application.ApplicationEvent.ApplicationSubmitted;
import org.litopys.events.application.ApplicationEvent.ConflictOfInterestDeclared;
import org.litopys.events.application.ApplicationEvent.ConsensusReached;
import org.litopys.events.application.ApplicationEvent.EligibilityAssessed;
import org.litopys.events.application.ApplicationEvent.EvaluationSubmitted;
import org.litopys.events.application.ApplicationEvent.EvaluatorAssigned;
import org.litopys.events.application.ApplicationEvent.OutcomeNotified;
import org.litopys.events.application.ApplicationEvent.RedressRequested;
import org.litopys.events.application.ApplicationId;
import org.litopys.events.application.Eligibility;
import org.litopys.events.application.ExportControl;
import org.litopys.events.application.NoticeChannel;
import org.litopys.events.application.RejectionGround;
import org.litopys.events.call.CallId;
import org.litopys.events.need.NeedId;
import org.litopys.events.programme.Policy;
import org.litopys.events.programme.ProgrammeEvent.ProgrammePolicySet;
import org.litopys.events.programme.ReservationId;

/** The events that the sample commands to an application cause on the sample day. */
public final class SampleApplication {
    public static final ApplicationId ID =
            new ApplicationId(UUID.fromString("0d9b7a5e-51c2-4f0e-9a3b-2f6f3f1a0001"));

    /** Five working days after the sample day, at 17:00 in Brussels. */
    public static final Instant ELIGIBILITY_DUE = Instant.parse("2026-03-10T16:00:00Z");

    static final Instant EVALUATIONS_DUE = Instant.parse("2026-04-14T15:00:00Z");

    /** Six months after the last day of the sample call, which is a Sunday. */
    public static final Instant OUTCOME_DUE = Instant.parse("2026-11-30T16:00:00Z");

    /** Fifteen days after the sample day, and ten working days after it. */
    public static final Instant NOTICE_DUE = Instant.parse("2026-03-18T16:00:00Z");

    /** Ninety days after the sample day, in summer time. */
    public static final Instant MATCH_DUE = Instant.parse("2026-06-01T15:00:00Z");

    /** Eighteen months after the sample day. */
    public static final Instant CONTRACT_DUE = Instant.parse("2027-09-03T15:00:00Z");

    public static final Instant REVIEW_DUE = Instant.parse("2026-03-17T16:00:00Z");

    /** Thirty days after the sample day, in summer time. */
    public static final Instant REDRESS_DUE = Instant.parse("2026-04-02T15:00:00Z");

    /** Evaluators who are asked for little; what is counted, {@code WorkloadTest} says. */
    public static final Workload LITTLE_WORK =
            new Workload() {
                @Override
                public void entrust(
                        String evaluator, CallId call, ApplicationId application, Policy policy) {}

                @Override
                public void takeBack(String evaluator, CallId call, ApplicationId application) {}
            };

    /** Calls that take any number of one lead; what is counted, {@code SubmissionsTest} says. */
    static final Submissions ANY_NUMBER = (lead, call, application) -> {};

    /** Of the needs of the office, this one is met. */
    static final NeedId MET = NeedId.ofCode("MET");

    /** All others are open. */
    static final AskedNeeds NEEDS =
            (need, pointer) -> {
                if (need.equals(MET)) {
                    throw Refused.by(Rule.NEED_NOT_OPEN, pointer, need, "MET");
                }
            };

    /** The sample call, and a lead that was assessed and screened. */
    static final EventStore OFFICE =
            otherRecords(
                    SampleProgramme.created(),
                    SampleCall.published(),
                    SampleOrganisation.registeredLead(),
                    SampleOrganisation.assessedLead(),
                    SampleOrganisation.screenedLead());

    private SampleApplication() {}

    static RecordFixture<Application> inOffice(EventStore others) {
        return RecordFixture.of(Application.class)
                .with(
                        new Calls(others),
                        new Organisations(others),
                        policies(others),
                        NEEDS,
                        ANY_NUMBER,
                        LITTLE_WORK);
    }

    static RecordFixture<Application> underPolicy(Policy policy) {
        return inOffice(
                otherRecords(
                        SampleProgramme.created(),
                        new ProgrammePolicySet(SampleProgramme.created().programmeId(), policy),
                        SampleCall.published(),
                        SampleOrganisation.registeredLead(),
                        SampleOrganisation.assessedLead(),
                        SampleOrganisation.screenedLead()));
    }

    /** The policy that is in force by these events of other records. */
    public static Policies policies(EventStore others) {
        return new Policies(new Applications(others), new Calls(others), new Programmes(others));
    }

    public static ApplicationDrafted drafted() {
        StartDraft command = Samples.startDraft(ID);
        return new ApplicationDrafted(
                Objects.requireNonNull(command.applicationId()),
                CALL,
                LEAD,
                command.title(),
                command.summary(),
                command.language());
    }

    public static ApplicationSubmitted submitted(String requested) {
        return submitted(requested, OUTCOME_DUE);
    }

    static ApplicationSubmitted submitted(String requested, Instant outcomeDueAt) {
        return submitted(requested, null, outcomeDueAt);
    }

    static ApplicationSubmitted submitted(
            String requested, @Nullable NeedId need, Instant outcomeDueAt) {
        return new ApplicationSubmitted(
                ID,
                eur(requested),
                TechnologyArea.ENERGY_SUPPLY,
                6,
                ExportControl.DUAL_USE,
                need,
                NOW,
                HASH,
                ELIGIBILITY_DUE,
                outcomeDueAt);
    }

    public static EligibilityAssessed eligible() {
        return eligible(EVALUATIONS_DUE, 0);
    }

    static EligibilityAssessed eligible(Instant evaluationsDueAt, int policyVersion) {
        return new EligibilityAssessed(
                ID,
                Eligibility.ELIGIBLE,
                Samples.assess(ID, true).checks(),
                evaluationsDueAt,
                policyVersion,
                null);
    }

    static AdmissibilityAssessed inadmissible() {
        return new AdmissibilityAssessed(
                ID,
                Admissibility.INADMISSIBLE,
                Samples.admit(ID, false).checks(),
                null,
                NOTICE_DUE);
    }

    public static EvaluatorAssigned assigned(String evaluator) {
        return new EvaluatorAssigned(ID, evaluator, Instant.parse("2026-03-31T15:00:00Z"));
    }

    public static ConflictOfInterestDeclared declared(String evaluator, InterestLevel level) {
        return new ConflictOfInterestDeclared(ID, evaluator, level);
    }

    public static EvaluationSubmitted evaluated(String evaluator) {
        return new EvaluationSubmitted(ID, evaluator, Samples.evaluate(ID).scores(), Advice.ACCEPT);
    }

    public static ConsensusReached agreed() {
        return new ConsensusReached(ID, Samples.evaluate(ID).scores(), Advice.ACCEPT, null);
    }

    public static ApplicationRecommended recommended(String proposed) {
        return new ApplicationRecommended(
                ID, Advice.ACCEPT, eur(proposed), List.of(), Instant.parse("2026-03-18T16:00:00Z"));
    }

    public static ApplicationAccepted accepted(String awarded) {
        return new ApplicationAccepted(
                ID,
                eur(awarded),
                Samples.LINE,
                ReservationId.behind(ID),
                List.of(),
                "DEC-2026-7",
                1,
                MATCH_DUE,
                MATCH_DUE,
                CONTRACT_DUE,
                0,
                NOTICE_DUE);
    }

    public static ApplicationRejected rejected() {
        return new ApplicationRejected(
                ID, Set.of(RejectionGround.BELOW_THRESHOLD), "DEC-2026-8", 0, NOTICE_DUE);
    }

    public static ApplicationReserveListed reserveListed() {
        return new ApplicationReserveListed(
                ID, 2, null, Instant.parse("2027-03-03T16:00:00Z"), "DEC-2026-9", NOTICE_DUE, 0);
    }

    public static OutcomeNotified notified() {
        return new OutcomeNotified(ID, NoticeChannel.PORTAL, "uk", REDRESS_DUE);
    }

    public static RedressRequested complained() {
        return new RedressRequested(ID, REDRESS_DUE);
    }
}
