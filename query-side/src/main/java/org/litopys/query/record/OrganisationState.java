package org.litopys.query.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.litopys.events.RecordType;
import org.litopys.events.application.ApplicationId;
import org.litopys.events.call.CallId;
import org.litopys.events.organisation.Address;
import org.litopys.events.organisation.ContactRole;
import org.litopys.events.organisation.ControlResult;
import org.litopys.events.organisation.ErasureBasis;
import org.litopys.events.organisation.ExclusionGround;
import org.litopys.events.organisation.Identifier;
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
import org.litopys.events.personal.Sealed;
import org.litopys.query.record.Due.Step;

/**
 * An organisation. Who its persons are stands in it sealed, as in the events: also what lies in
 * tables, caches and backups of this side is unreadable once a key is destroyed, at every position.
 *
 * @param description null where nobody gave one
 * @param ownership null where it was never declared
 * @param screening the newest one; null where there was none
 * @param ownershipAsked for an application; null where nobody waits for an assessment
 * @param screeningAsked for an application; null where nobody waits for a screening
 * @param matches of the newest screening, and earlier ones that are still open
 * @param restriction why it takes no part; null where it may
 * @param submissions to calls that take only so many of one lead
 * @param absorbedInto the organisation that goes on in its place
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record OrganisationState(
        OrganisationId organisationId,
        Identifier identifier,
        String name,
        @Nullable String nameUk,
        String country,
        OrganisationType type,
        OrganisationStatus status,
        Instant statusSince,
        @Nullable String validatedBy,
        @Nullable Description description,
        @Nullable Ownership ownership,
        @Nullable Screening screening,
        @Nullable Asked ownershipAsked,
        @Nullable Asked screeningAsked,
        List<Match> matches,
        @Nullable Restriction restriction,
        @Nullable OrganisationId absorbedInto,
        List<OrganisationId> absorbed,
        List<Contact> contacts,
        List<LegalHold> holds,
        List<Erasure> erasures,
        List<Submissions> submissions)
        implements RecordState {

    public OrganisationState {
        matches = orNone(matches);
        absorbed = orNone(absorbed);
        contacts = orNone(contacts);
        holds = orNone(holds);
        erasures = orNone(erasures);
        submissions = orNone(submissions);
    }

    /** Rows that were written before there were such lists have none. */
    private static <T> List<T> orNone(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Description(@Nullable Address address, OrganisationSize size) {}

    /**
     * @param control null until the declaration is assessed
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Ownership(List<Owner> owners, String documentHash, @Nullable Control control) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Control(
            ControlResult result,
            @Nullable String guaranteesReference,
            LocalDate validUntil,
            String assessedBy) {}

    /**
     * @param rescreenDueAt null once it was excluded or absorbed after this screening
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Screening(
            ScreeningId screeningId,
            LocalDate screenedOn,
            ScreeningResult result,
            List<ScreenedList> lists,
            String screenedBy,
            @Nullable Instant rescreenDueAt) {
        /** The organisation takes no part for now, so nobody has to screen it again. */
        private Screening last() {
            return new Screening(screeningId, screenedOn, result, lists, screenedBy, null);
        }
    }

    /** What an application waits for. */
    public record Asked(ApplicationId application, Instant askedAt, Instant dueAt) {}

    /**
     * @param since when it was found; null where nobody has to look at it by a date, like {@code
     *     dueAt}
     * @param decision null while it is open
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Match(
            ScreeningId screeningId,
            String list,
            String entry,
            @Nullable Instant since,
            @Nullable Instant dueAt,
            @Nullable MatchDecision decision,
            @Nullable String resolvedBy) {
        boolean isOpen() {
            return decision == null;
        }

        private boolean is(String other) {
            return entry.equals(other);
        }

        private Match dated(@Nullable Instant from, @Nullable Instant until) {
            return new Match(screeningId, list, entry, from, until, decision, resolvedBy);
        }

        private @Nullable Due due() {
            return since == null || dueAt == null
                    ? null
                    : new Due(Step.RESOLVE_MATCH, Step.RESOLVE_MATCH.desk(), null, dueAt, since);
        }
    }

    /**
     * @param ground of a suspension
     * @param grounds of an exclusion
     * @param until last day of an exclusion
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Restriction(
            @Nullable SuspensionGround ground,
            @Nullable Set<ExclusionGround> grounds,
            @Nullable String authorityReference,
            @Nullable LocalDate until) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Contact(
            DataSubjectId person,
            ContactRole role,
            Sealed name,
            Sealed email,
            @Nullable Sealed telephone,
            @Nullable Instant erasedAt) {
        private Contact erased(Instant at) {
            return new Contact(person, role, name, email, telephone, at);
        }
    }

    public record LegalHold(DataSubjectId person, String holdReference, String placedBy) {}

    /**
     * @param applications that it led, whatever became of them
     */
    public record Submissions(CallId call, int applications) {}

    public record Erasure(DataSubjectId person, ErasureBasis basis, Instant erasedAt) {}

    /**
     * What an application asks for first, an open match or the next screening; of one that was
     * excluded since, open matches only, of one that was absorbed, nothing.
     */
    @Override
    public @Nullable Due due() {
        Due nextScreening =
                screeningAsked == null
                        ? rescreening()
                        : asked(Step.SCREEN_ORGANISATION, screeningAsked);
        Due assessment =
                ownershipAsked == null ? null : asked(Step.ASSESS_OWNERSHIP, ownershipAsked);
        return Stream.concat(Stream.of(assessment, nextScreening), matches.stream().map(Match::due))
                .filter(Objects::nonNull)
                .min(Comparator.comparing(Due::at))
                .orElse(null);
    }

    private static Due asked(Step step, Asked asked) {
        return new Due(step, step.desk(), null, asked.dueAt(), asked.askedAt());
    }

    private @Nullable Due rescreening() {
        return screening == null || screening.rescreenDueAt() == null
                ? null
                : new Due(
                        Step.SCREEN_ORGANISATION,
                        Step.SCREEN_ORGANISATION.desk(),
                        null,
                        screening.rescreenDueAt(),
                        screening.screenedOn().atStartOfDay(RecordType.OFFICE_ZONE).toInstant());
    }

    /**
     * What the organisation is after one more of its events; null where its beginning is unknown.
     */
    static @Nullable OrganisationState apply(
            @Nullable OrganisationState before, OrganisationEvent event, Stamp stamp) {
        if (event instanceof OrganisationRegistered registered) {
            return new Next(registered, stamp).state();
        }
        return before == null ? null : new Next(before).after(event, stamp).state();
    }

    /** The next state while it is made: what an event leaves alone is taken over. */
    private static final class Next {
        private final OrganisationRegistered registration;
        private OrganisationStatus status;
        private Instant statusSince;
        private @Nullable String validatedBy;
        private @Nullable Description description;
        private @Nullable Ownership ownership;
        private @Nullable Screening screening;
        private @Nullable Asked ownershipAsked;
        private @Nullable Asked screeningAsked;
        private List<Match> matches = List.of();
        private @Nullable Restriction restriction;
        private @Nullable OrganisationId absorbedInto;
        private List<OrganisationId> absorbed = List.of();
        private List<Contact> contacts = List.of();
        private List<LegalHold> holds = List.of();
        private List<Erasure> erasures = List.of();
        private List<Submissions> submissions = List.of();

        Next(OrganisationRegistered registered, Stamp stamp) {
            registration = registered;
            status = OrganisationStatus.REGISTERED;
            statusSince = stamp.occurredAt();
        }

        Next(OrganisationState before) {
            registration =
                    new OrganisationRegistered(
                            before.organisationId,
                            before.identifier,
                            before.name,
                            before.nameUk,
                            before.country,
                            before.type);
            status = before.status;
            statusSince = before.statusSince;
            validatedBy = before.validatedBy;
            description = before.description;
            ownership = before.ownership;
            screening = before.screening;
            ownershipAsked = before.ownershipAsked;
            screeningAsked = before.screeningAsked;
            matches = before.matches;
            restriction = before.restriction;
            absorbedInto = before.absorbedInto;
            absorbed = before.absorbed;
            contacts = before.contacts;
            holds = before.holds;
            erasures = before.erasures;
            submissions = before.submissions;
        }

        Next after(OrganisationEvent event, Stamp stamp) {
            switch (event) {
                case OrganisationRegistered _ -> {} // only ever the first
                case OrganisationDescribed described ->
                        description = new Description(described.address(), described.size());
                case OrganisationValidated _ -> {
                    validatedBy = stamp.by();
                    becomes(OrganisationStatus.VALIDATED, stamp);
                }
                case OwnershipDeclared declared ->
                        ownership = new Ownership(declared.owners(), declared.documentHash(), null);
                case OwnershipControlAssessed assessed -> assessed(assessed, stamp);
                case ApplicationCounted one -> counted(one.call());
                case EligibilityChecksRequested asked -> asked(asked, stamp);
                case SanctionsScreened screened -> screened(screened, stamp);
                case ScreeningMatchFound found ->
                        matches =
                                matches.stream().map(match -> found(match, found, stamp)).toList();
                case ScreeningMatchResolved resolved ->
                        matches =
                                matches.stream()
                                        .map(match -> resolved(match, resolved, stamp))
                                        .toList();
                case OrganisationSuspended suspended -> {
                    restriction =
                            new Restriction(
                                    suspended.ground(), null, suspended.authorityReference(), null);
                    becomes(OrganisationStatus.SUSPENDED, stamp);
                }
                case OrganisationReinstated _ -> {
                    restriction = null;
                    becomes(
                            validatedBy == null
                                    ? OrganisationStatus.REGISTERED
                                    : OrganisationStatus.VALIDATED,
                            stamp);
                }
                case OrganisationExcluded excluded -> {
                    restriction =
                            new Restriction(
                                    null,
                                    excluded.grounds(),
                                    excluded.authorityReference(),
                                    excluded.until());
                    checksEnd();
                    becomes(OrganisationStatus.EXCLUDED, stamp);
                }
                case OrganisationsMerged merged -> merged(merged, stamp);
                case ContactPersonAdded added ->
                        contacts =
                                with(
                                        without(contacts, one -> is(one, added.person())),
                                        new Contact(
                                                added.person(),
                                                added.role(),
                                                added.name(),
                                                added.email(),
                                                added.telephone(),
                                                null));
                case ContactPersonRemoved removed ->
                        contacts = without(contacts, one -> is(one, removed.person()));
                case LegalHoldPlaced placed ->
                        holds =
                                with(
                                        holds,
                                        new LegalHold(
                                                placed.person(),
                                                placed.holdReference(),
                                                stamp.by()));
                case LegalHoldLifted lifted ->
                        holds =
                                without(
                                        holds,
                                        one ->
                                                one.person().equals(lifted.person())
                                                        && one.holdReference()
                                                                .equals(lifted.holdReference()));
                case PersonalDataErased erased -> {
                    erasures =
                            with(
                                    erasures,
                                    new Erasure(
                                            erased.person(), erased.basis(), stamp.occurredAt()));
                    contacts =
                            contacts.stream()
                                    .map(one ->
                                            is(one, erased.person())
                                                    ? one.erased(stamp.occurredAt())
                                                    : one)
                                    .toList();
                }
            }
            return this;
        }

        private void becomes(OrganisationStatus next, Stamp stamp) {
            status = next;
            statusSince = stamp.occurredAt();
        }

        private void asked(EligibilityChecksRequested asked, Stamp stamp) {
            Instant ownershipDueAt = asked.ownershipDueAt();
            if (ownershipDueAt != null) {
                ownershipAsked = new Asked(asked.application(), stamp.occurredAt(), ownershipDueAt);
            }
            Instant screeningDueAt = asked.screeningDueAt();
            if (screeningDueAt != null) {
                screeningAsked = new Asked(asked.application(), stamp.occurredAt(), screeningDueAt);
            }
        }

        private void counted(CallId call) {
            Predicate<Submissions> same = one -> one.call().equals(call);
            int before =
                    submissions.stream().filter(same).mapToInt(Submissions::applications).sum();
            List<Submissions> all = new ArrayList<>(without(submissions, same));
            all.add(new Submissions(call, before + 1));
            submissions = all;
        }

        private void assessed(OwnershipControlAssessed assessed, Stamp stamp) {
            ownershipAsked = null;
            Ownership declared = ownership;
            if (declared != null) {
                ownership =
                        new Ownership(
                                declared.owners(),
                                declared.documentHash(),
                                new Control(
                                        assessed.result(),
                                        assessed.guaranteesReference(),
                                        assessed.validUntil(),
                                        stamp.by()));
            }
        }

        private void screened(SanctionsScreened screened, Stamp stamp) {
            screeningAsked = null;
            screening =
                    new Screening(
                            screened.screening(),
                            screened.screenedOn(),
                            screened.result(),
                            screened.lists(),
                            stamp.by(),
                            screened.rescreenDueAt());
            List<Match> open = new ArrayList<>(without(matches, match -> !match.isOpen()));
            for (ScreeningMatch match : screened.matches()) {
                open.add(
                        new Match(
                                screened.screening(),
                                match.list(),
                                match.entry(),
                                null,
                                null,
                                null,
                                null));
            }
            matches = open;
        }

        /** Nobody has to look at it any more. */
        private void checksEnd() {
            screening = screening == null ? null : screening.last();
            ownershipAsked = null;
            screeningAsked = null;
        }

        /** An entry has one date, that of the newest screening. */
        private static Match found(Match match, ScreeningMatchFound found, Stamp stamp) {
            if (!match.is(found.entry())) {
                return match;
            }
            return match.screeningId().equals(found.screening())
                    ? match.dated(stamp.occurredAt(), found.resolutionDueAt())
                    : match.dated(null, null);
        }

        private static Match resolved(Match match, ScreeningMatchResolved resolved, Stamp stamp) {
            if (!match.is(resolved.entry())) {
                return match;
            }
            return match.screeningId().equals(resolved.screening())
                    ? new Match(
                            match.screeningId(),
                            match.list(),
                            match.entry(),
                            null,
                            null,
                            resolved.decision(),
                            stamp.by())
                    : match.dated(null, null);
        }

        private void merged(OrganisationsMerged merged, Stamp stamp) {
            if (merged.organisationId().equals(merged.absorbed())) {
                absorbedInto = merged.survivor();
                matches = matches.stream().map(match -> match.dated(null, null)).toList();
                checksEnd();
                becomes(OrganisationStatus.MERGED, stamp);
            } else {
                absorbed = with(absorbed, merged.absorbed());
            }
        }

        private static boolean is(Contact contact, DataSubjectId person) {
            return contact.person().equals(person);
        }

        private static <T> List<T> with(List<T> list, T more) {
            List<T> longer = new ArrayList<>(list);
            longer.add(more);
            return longer;
        }

        private static <T> List<T> without(List<T> list, Predicate<T> gone) {
            return list.stream().filter(gone.negate()).toList();
        }

        OrganisationState state() {
            return new OrganisationState(
                    registration.organisationId(),
                    registration.identifier(),
                    registration.name(),
                    registration.nameUk(),
                    registration.country(),
                    registration.type(),
                    status,
                    statusSince,
                    validatedBy,
                    description,
                    ownership,
                    screening,
                    ownershipAsked,
                    screeningAsked,
                    matches,
                    restriction,
                    absorbedInto,
                    absorbed,
                    contacts,
                    holds,
                    erasures,
                    submissions);
        }
    }
}
