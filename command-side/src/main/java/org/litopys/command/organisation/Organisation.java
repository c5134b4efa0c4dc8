package org.litopys.command.organisation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import org.litopys.command.Deadlines;
import org.litopys.command.LedgerRecord;
import org.litopys.command.Lifecycle;
import org.litopys.command.PersonalData;
import org.litopys.command.PersonalData.Sealing;
import org.litopys.command.Refused;
import org.litopys.command.Rule;
import org.litopys.command.organisation.OrganisationCommand.AddContactPerson;
import org.litopys.command.organisation.OrganisationCommand.AssessOwnershipControl;
import org.litopys.command.organisation.OrganisationCommand.DeclareOwnership;
import org.litopys.command.organisation.OrganisationCommand.DeclaredOwner;
import org.litopys.command.organisation.OrganisationCommand.DescribeOrganisation;
import org.litopys.command.organisation.OrganisationCommand.ErasePersonalData;
import org.litopys.command.organisation.OrganisationCommand.ExcludeOrganisation;
import org.litopys.command.organisation.OrganisationCommand.LiftLegalHold;
import org.litopys.command.organisation.OrganisationCommand.PlaceLegalHold;
import org.litopys.command.organisation.OrganisationCommand.RegisterOrganisation;
import org.litopys.command.organisation.OrganisationCommand.ReinstateOrganisation;
import org.litopys.command.organisation.OrganisationCommand.RemoveContactPerson;
import org.litopys.command.organisation.OrganisationCommand.ResolveScreeningMatch;
import org.litopys.command.organisation.OrganisationCommand.ScreenOrganisation;
import org.litopys.command.organisation.OrganisationCommand.SuspendOrganisation;
import org.litopys.command.organisation.OrganisationCommand.ValidateOrganisation;
import org.litopys.events.Actor;
import org.litopys.events.Deadline;
import org.litopys.events.Role;
import org.litopys.events.application.ApplicationId;
import org.litopys.events.call.CallId;
import org.litopys.events.organisation.ControlResult;
import org.litopys.events.organisation.MatchDecision;
import org.litopys.events.organisation.OrganisationEvent;
import org.litopys.events.organisation.OrganisationEvent.ApplicationCounted;
import org.litopys.events.organisation.OrganisationEvent.ContactPersonAdded;
import org.litopys.events.organisation.OrganisationEvent.ContactPersonRemoved;
import org.litopys.events.organisation.OrganisationEvent.EligibilityChecksRequested;
import org.litopys.events.organisation.OrganisationEvent.LegalHoldLifted;
import org.litopys.events.organisation.OrganisationEvent.LegalHoldPlaced;
import org.litopys.events.organisation.OrganisationEvent.OrganisationDescribed;
import org.litopys.events.organisation.OrganisationEvent.OrganisationExcluded;
import org.litopys.events.organisation.OrganisationEvent.OrganisationRegistered;
import org.litopys.events.organisation.OrganisationEvent.OrganisationReinstated;
import org.litopys.events.organisation.OrganisationEvent.OrganisationSuspended;
import org.litopys.events.organisation.OrganisationEvent.OrganisationValidated;
import org.litopys.events.organisation.OrganisationEvent.OrganisationsMerged;
import org.litopys.events.organisation.OrganisationEvent.OwnershipControlAssessed;
import org.litopys.events.organisation.OrganisationEvent.OwnershipDeclared;
import org.litopys.events.organisation.OrganisationEvent.PersonalDataErased;
import org.litopys.events.organisation.OrganisationEvent.SanctionsScreened;
import org.litopys.events.organisation.OrganisationEvent.ScreeningMatchFound;
import org.litopys.events.organisation.OrganisationEvent.ScreeningMatchResolved;
import org.litopys.events.organisation.OrganisationId;
import org.litopys.events.organisation.OrganisationSize;
import org.litopys.events.organisation.OrganisationStatus;
import org.litopys.events.organisation.OrganisationType;
import org.litopys.events.organisation.Owner;
import org.litopys.events.organisation.ScreenedList;
import org.litopys.events.organisation.ScreeningId;
import org.litopys.events.organisation.ScreeningMatch;
import org.litopys.events.organisation.ScreeningResult;
import org.litopys.events.organisation.SuspensionGround;
import org.litopys.events.personal.DataSubjectId;
import org.litopys.events.programme.Due;
import org.litopys.events.programme.Policy;

/** An organisation that applies, or that is introduced to one that does. */
@Aggregate(cache = "recordCache", commandTargetResolver = "subjectOfCommand")
public class Organisation extends LedgerRecord<OrganisationEvent, OrganisationStatus> {
    private static final Set<OrganisationType> OWNERLESS =
            EnumSet.of(OrganisationType.MILITARY_UNIT, OrganisationType.AUTHORITY);

    private @Nullable OrganisationRegistered registration;
    private @Nullable OrganisationSize size;
    private @Nullable OrganisationStatus status;
    private @Nullable LocalDate excludedUntil;
    private boolean validated;
    private boolean ownershipDeclared;
    private @Nullable OwnershipControlAssessed control;

    // Mergers
    private @Nullable OrganisationId successor;
    private final Set<OrganisationId> absorbed = new LinkedHashSet<>();

    // Sanctions
    private @Nullable LocalDate screenedOn;
    private boolean listed;
    private final Map<ScreeningId, Set<String>> openMatches = new LinkedHashMap<>();

    /** What it led of each call that takes only so many, in order. */
    private final Map<CallId, Set<ApplicationId>> counted = new HashMap<>();

    // Persons
    private final Set<DataSubjectId> contacts = new HashSet<>();
    private final Set<DataSubjectId> known = new HashSet<>();
    private final Set<DataSubjectId> erased = new HashSet<>();
    private final Map<DataSubjectId, Set<String>> holds = new LinkedHashMap<>();

    Organisation() {} // Axon rebuilds from events

    // Registration

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.ALWAYS)
    void decide(RegisterOrganisation command) {
        apply(
                new OrganisationRegistered(
                        command.subject(),
                        command.identifier(),
                        command.name(),
                        command.nameUk(),
                        command.country(),
                        command.type()));
    }

    @CommandHandler
    void decide(DescribeOrganisation command) {
        boolean unit = registration().type() == OrganisationType.MILITARY_UNIT;
        if (unit && command.address() != null) {
            throw Refused.by(Rule.MILITARY_UNIT_WITHOUT_PLACE, "/data/address", id());
        }
        apply(new OrganisationDescribed(id(), command.address(), command.size()));
    }

    @CommandHandler
    void decide(ValidateOrganisation command) {
        apply(new OrganisationValidated(command.organisationId()));
    }

    // Ownership

    @CommandHandler
    void decide(DeclareOwnership command, PersonalData personalData) {
        int sum = command.owners().stream().mapToInt(DeclaredOwner::sharePercent).sum();
        if (sum > 100) {
            throw Refused.by(Rule.OWNERSHIP_EXCEEDS_WHOLE, "/data/owners", sum);
        }
        List<Owner> owners = new ArrayList<>();
        for (DeclaredOwner owner : command.owners()) {
            owners.add(owner(owner, "/data/owners/" + owners.size(), personalData));
        }
        apply(new OwnershipDeclared(id(), owners, command.documentHash()));
    }

    private Owner owner(DeclaredOwner owner, String pointer, PersonalData personalData) {
        DataSubjectId person = owner.person();
        String name = owner.name();
        if (person == null && name == null && owner.organisation() != null) {
            return new Owner(
                    owner.sharePercent(), owner.country(), owner.organisation(), null, null);
        }
        if (person == null || name == null || owner.organisation() != null) {
            throw Refused.by(Rule.OWNER_UNCLEAR, pointer);
        }
        Sealing sealing =
                personalData.of(person, id(), OwnershipDeclared.class, pointer + "/person");
        return new Owner(
                owner.sharePercent(), owner.country(), null, person, sealing.seal("name", name));
    }

    @CommandHandler
    void decide(AssessOwnershipControl command, Deadlines deadlines) {
        if (!ownershipDeclared) {
            throw Refused.by(Rule.OWNERSHIP_NOT_DECLARED, "", id());
        }
        boolean given = command.guaranteesReference() != null;
        boolean needed = command.result() == ControlResult.CONTROLLED_WITH_GUARANTEES;
        if (given != needed) {
            throw Refused.by(
                    needed ? Rule.GUARANTEES_MISSING : Rule.GUARANTEES_UNEXPECTED,
                    "/data/guaranteesReference",
                    command.result());
        }
        deadlines.requireNotOver(command.validUntil(), "/data/validUntil");
        apply(
                new OwnershipControlAssessed(
                        id(),
                        command.result(),
                        command.guaranteesReference(),
                        command.validUntil()));
    }

    // Sanctions

    @CommandHandler
    void decide(ScreenOrganisation command, Deadlines deadlines) {
        deadlines.requireNotInFuture(command.screenedOn(), "/data/screenedOn");
        Set<String> lists = new HashSet<>();
        command.lists().stream().map(ScreenedList::name).forEach(lists::add);
        Set<String> entries = new LinkedHashSet<>();
        for (ScreeningMatch match : command.matches()) {
            if (!lists.contains(match.list()) || !entries.add(match.entry())) {
                throw Refused.by(
                        Rule.MATCHES_UNCLEAR, "/data/matches", match.entry(), match.list(), lists);
            }
        }
        apply(
                new SanctionsScreened(
                        id(),
                        Objects.requireNonNull(command.screening()),
                        command.screenedOn(),
                        command.lists(),
                        command.matches().isEmpty()
                                ? ScreeningResult.CLEAR
                                : ScreeningResult.POSSIBLE_MATCH,
                        command.matches(),
                        deadlines.due(Due.SCREENING, Policy.DEFAULT)));
        Instant resolutionDueAt = deadlines.due(Due.MATCH_RESOLUTION, Policy.DEFAULT);
        for (String entry : entries) {
            apply(
                    new ScreeningMatchFound(
                            id(),
                            Objects.requireNonNull(command.screening()),
                            entry,
                            resolutionDueAt));
        }
    }

    @CommandHandler
    void decide(ResolveScreeningMatch command) {
        if (!openMatches.getOrDefault(command.screening(), Set.of()).contains(command.entry())) {
            throw Refused.by(
                    Rule.UNKNOWN_MATCH, "/data/entry", command.entry(), command.screening());
        }
        apply(
                new ScreeningMatchResolved(
                        id(), command.screening(), command.entry(), command.decision()));
        if (command.decision() == MatchDecision.TRUE_MATCH && !isBarred()) {
            apply(new OrganisationSuspended(id(), SuspensionGround.SANCTIONS_MATCH, null));
        }
    }

    // Applications

    /** Leads one more application; whoever counts them does so in the same unit of work. */
    public void count(CallId call, ApplicationId application) {
        apply(new ApplicationCounted(id(), call, application));
    }

    // Eligibility

    /**
     * Is asked, for an application, for what is missing or too old. What was asked for already and
     * is due no later stays as it is, and one that takes no part is asked for nothing.
     */
    public void requestChecks(
            ApplicationId application, Policy policy, LocalDate today, Instant dueAt) {
        OrganisationStanding now = standing();
        boolean screened =
                now.isScreened(Period.ofDays(policy.screeningIntervalDays()), today)
                        || isDueBy(dueAt, Deadline.SCREEN_ORGANISATION);
        boolean assessed =
                now.isOwnershipAssessed(today) || isDueBy(dueAt, Deadline.ASSESS_OWNERSHIP);
        apply(
                new EligibilityChecksRequested(
                        id(),
                        application,
                        assessed || isBarred() ? null : dueAt,
                        screened || isBarred() ? null : dueAt));
    }

    private boolean isDueBy(Instant moment, Deadline deadline) {
        return deadlines().stream()
                .anyMatch(one -> one.deadline() == deadline && !one.dueAt().isAfter(moment));
    }

    // Standing

    @CommandHandler
    void decide(SuspendOrganisation command) {
        apply(new OrganisationSuspended(id(), command.ground(), command.authorityReference()));
    }

    @CommandHandler
    void decide(ReinstateOrganisation command, Actor actor, Deadlines deadlines) {
        LocalDate until = excludedUntil;
        if (until != null
                && !deadlines.today().isAfter(until)
                && !actor.hasAny(Set.of(Role.AUTHORISING_OFFICER))) {
            throw Refused.by(Rule.EXCLUSION_RUNS, "", id(), until);
        }
        requireNoOpenMatch("");
        if (listed) {
            throw Refused.by(Rule.STILL_LISTED, "", id());
        }
        apply(new OrganisationReinstated(command.organisationId()));
    }

    @CommandHandler
    void decide(ExcludeOrganisation command, Deadlines deadlines) {
        deadlines.requireNotOver(command.until(), "/data/until");
        apply(
                new OrganisationExcluded(
                        id(), command.grounds(), command.authorityReference(), command.until()));
    }

    /** One side of a merger; {@link Merger} has the other side do it in the same unit of work. */
    void merge(OrganisationId survivor, OrganisationId absorbed, String registerReference) {
        apply(new OrganisationsMerged(id(), survivor, absorbed, registerReference));
    }

    /** Refuses to be absorbed where that would hide something. */
    void requireAbsorbable(String pointer) {
        if (isBarred()) {
            throw Refused.by(
                    Rule.MERGER_NOT_POSSIBLE, pointer, id(), Objects.requireNonNull(status));
        }
        requireNoOpenMatch(pointer);
    }

    private boolean isBarred() {
        return switch (Objects.requireNonNull(status)) {
            case REGISTERED, VALIDATED -> false;
            case SUSPENDED, EXCLUDED, MERGED -> true;
        };
    }

    private void requireNoOpenMatch(String pointer) {
        if (!openMatches.isEmpty()) {
            throw Refused.by(Rule.SCREENING_MATCH_OPEN, pointer, id(), openEntries());
        }
    }

    private List<String> openEntries() {
        return openMatches.values().stream().flatMap(Set::stream).toList();
    }

    // Persons

    @CommandHandler
    void decide(AddContactPerson command, PersonalData personalData) {
        DataSubjectId person = Objects.requireNonNull(command.person());
        if (contacts.contains(person)) {
            throw Refused.by(Rule.CONTACT_ALREADY_ADDED, "/data/person", person);
        }
        Sealing sealing = personalData.of(person, id(), ContactPersonAdded.class, "/data/person");
        apply(
                new ContactPersonAdded(
                        id(),
                        person,
                        command.role(),
                        sealing.seal("name", command.name()),
                        sealing.seal("email", command.email()),
                        sealing.sealIfGiven("telephone", command.telephone())));
    }

    @CommandHandler
    void decide(RemoveContactPerson command) {
        if (!contacts.contains(command.person())) {
            throw Refused.by(Rule.UNKNOWN_PERSON, "/data/person", command.person());
        }
        apply(new ContactPersonRemoved(id(), command.person()));
    }

    @CommandHandler
    void decide(PlaceLegalHold command) {
        requireReadable(command.person());
        if (holdsOn(command.person()).contains(command.holdReference())) {
            throw Refused.by(
                    Rule.HOLD_ALREADY_PLACED, "/data/holdReference", command.holdReference());
        }
        apply(new LegalHoldPlaced(id(), command.person(), command.holdReference()));
    }

    @CommandHandler
    void decide(LiftLegalHold command) {
        if (!holdsOn(command.person()).contains(command.holdReference())) {
            throw Refused.by(
                    Rule.UNKNOWN_HOLD,
                    "/data/holdReference",
                    command.holdReference(),
                    command.person());
        }
        apply(new LegalHoldLifted(id(), command.person(), command.holdReference()));
    }

    @CommandHandler
    void decide(ErasePersonalData command) {
        requireReadable(command.person());
        Set<String> held = holdsOn(command.person());
        if (!held.isEmpty()) {
            throw Refused.by(Rule.HELD_DATA_STAYS, "/data/person", command.person(), held);
        }
        apply(new PersonalDataErased(id(), command.person(), command.basis()));
    }

    private Set<String> holdsOn(DataSubjectId person) {
        return holds.getOrDefault(person, Set.of());
    }

    private void requireReadable(DataSubjectId person) {
        if (!known.contains(person)) {
            throw Refused.by(Rule.UNKNOWN_PERSON, "/data/person", person);
        }
        if (erased.contains(person)) {
            throw Refused.by(Rule.PERSON_ERASED, "/data/person", person);
        }
    }

    /**
     * Who screened may not resolve a match of that screening, but may those of others; else an
     * office of two could resolve none.
     */
    @Override
    protected void evolve(OrganisationEvent event) {
        switch (event) {
            case OrganisationRegistered registered -> {
                registration = registered;
                status = OrganisationStatus.REGISTERED;
            }
            case OrganisationDescribed described -> size = described.size();
            case OrganisationValidated _ -> {
                validated = true;
                status = OrganisationStatus.VALIDATED;
            }
            case OwnershipDeclared declared -> {
                ownershipDeclared = true;
                control = null;
                declared.owners().stream()
                        .map(Owner::person)
                        .filter(Objects::nonNull)
                        .forEach(known::add);
            }
            case OwnershipControlAssessed assessed -> control = assessed;
            case ApplicationCounted one ->
                    counted.computeIfAbsent(one.call(), _ -> new LinkedHashSet<>())
                            .add(one.application());
            case EligibilityChecksRequested _ -> {}
            case SanctionsScreened screened -> screened(screened);
            case ScreeningMatchFound _ -> {} // a date, of which the deadlines know
            case ScreeningMatchResolved resolved -> {
                openMatches.computeIfPresent(
                        resolved.screening(), (_, open) -> without(resolved.entry(), open));
                listed |= resolved.decision() == MatchDecision.TRUE_MATCH;
            }
            case OrganisationSuspended _ -> status = OrganisationStatus.SUSPENDED;
            case OrganisationReinstated _ -> {
                excludedUntil = null;
                status = validated ? OrganisationStatus.VALIDATED : OrganisationStatus.REGISTERED;
            }
            case OrganisationExcluded excluded -> {
                excludedUntil = excluded.until();
                status = OrganisationStatus.EXCLUDED;
            }
            case OrganisationsMerged merged -> {
                if (merged.organisationId().equals(merged.absorbed())) {
                    successor = merged.survivor();
                    status = OrganisationStatus.MERGED;
                } else {
                    absorbed.add(merged.absorbed());
                }
            }
            case ContactPersonAdded added -> {
                contacts.add(added.person());
                known.add(added.person());
            }
            case ContactPersonRemoved removed -> contacts.remove(removed.person());
            case LegalHoldPlaced placed ->
                    holds.computeIfAbsent(placed.person(), _ -> new LinkedHashSet<>())
                            .add(placed.holdReference());
            case LegalHoldLifted lifted ->
                    holds.computeIfPresent(
                            lifted.person(), (_, held) -> without(lifted.holdReference(), held));
            case PersonalDataErased gone -> {
                contacts.remove(gone.person());
                erased.add(gone.person());
            }
        }
    }

    /** The newest screening says whether it is listed; what an earlier one left open stays open. */
    private void screened(SanctionsScreened screening) {
        if (screenedOn == null || !screening.screenedOn().isBefore(screenedOn)) {
            screenedOn = screening.screenedOn();
            listed = false;
        }
        Set<String> entries = new LinkedHashSet<>();
        screening.matches().stream().map(ScreeningMatch::entry).forEach(entries::add);
        if (!entries.isEmpty()) {
            openMatches.put(screening.screening(), entries);
        }
    }

    private static @Nullable Set<String> without(String one, Set<String> all) {
        Set<String> rest = new LinkedHashSet<>(all);
        rest.remove(one);
        return rest.isEmpty() ? null : rest;
    }

    @Override
    protected Lifecycle<OrganisationStatus, OrganisationCommand> lifecycle() {
        return OrganisationCommand.LIFECYCLE;
    }

    @Override
    protected @Nullable OrganisationStatus status() {
        return status;
    }

    boolean hasContact(DataSubjectId person) {
        return contacts.contains(person);
    }

    /** In order. */
    Set<ApplicationId> counted(CallId call) {
        return new LinkedHashSet<>(counted.getOrDefault(call, Set.of()));
    }

    /** Into which it was merged; null where it stands by itself. */
    @Nullable OrganisationId successor() {
        return successor;
    }

    /** What was merged into it, itself as it was before. */
    Set<OrganisationId> absorbed() {
        return Set.copyOf(absorbed);
    }

    OrganisationStanding standing() {
        return new OrganisationStanding(
                id(),
                Objects.requireNonNull(status),
                screenedOn,
                openEntries(),
                !OWNERLESS.contains(registration().type()),
                control);
    }

    @Override
    protected Set<OrganisationId> organisations() {
        return Set.of(id());
    }

    Enterprise enterprise() {
        return new Enterprise(registration().country(), registration().type(), size);
    }

    private OrganisationRegistered registration() {
        return Objects.requireNonNull(registration);
    }

    private OrganisationId id() {
        return registration().organisationId();
    }
}
