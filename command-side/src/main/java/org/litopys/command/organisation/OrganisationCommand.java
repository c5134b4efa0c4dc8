package org.litopys.command.organisation;

import static org.litopys.command.Lifecycle.to;
import static org.litopys.events.organisation.OrganisationStatus.EXCLUDED;
import static org.litopys.events.organisation.OrganisationStatus.MERGED;
import static org.litopys.events.organisation.OrganisationStatus.REGISTERED;
import static org.litopys.events.organisation.OrganisationStatus.SUSPENDED;
import static org.litopys.events.organisation.OrganisationStatus.VALIDATED;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.litopys.command.CanonicalSets;
import org.litopys.command.LedgerCommand;
import org.litopys.command.Lifecycle;
import org.litopys.command.SentBy;
import org.litopys.events.NameUuid;
import org.litopys.events.RecordType;
import org.litopys.events.Role;
import org.litopys.events.organisation.Address;
import org.litopys.events.organisation.ContactRole;
import org.litopys.events.organisation.ControlResult;
import org.litopys.events.organisation.ErasureBasis;
import org.litopys.events.organisation.ExclusionGround;
import org.litopys.events.organisation.Identifier;
import org.litopys.events.organisation.MatchDecision;
import org.litopys.events.organisation.OrganisationId;
import org.litopys.events.organisation.OrganisationSize;
import org.litopys.events.organisation.OrganisationStatus;
import org.litopys.events.organisation.OrganisationType;
import org.litopys.events.organisation.ScreenedList;
import org.litopys.events.organisation.ScreeningId;
import org.litopys.events.organisation.ScreeningMatch;
import org.litopys.events.organisation.SuspensionGround;
import org.litopys.events.personal.DataSubjectId;

/** What can be asked of an organisation. */
public sealed interface OrganisationCommand extends LedgerCommand {
    Lifecycle<OrganisationStatus, OrganisationCommand> LIFECYCLE =
            Lifecycle.of(
                    RecordType.ORGANISATION,
                    OrganisationStatus.class,
                    OrganisationCommand.class,
                    Set.of(RegisterOrganisation.class),
                    Map.of(
                            REGISTERED,
                            List.of(
                                    DescribeOrganisation.class,
                                    ValidateOrganisation.class,
                                    DeclareOwnership.class,
                                    AssessOwnershipControl.class,
                                    ScreenOrganisation.class,
                                    ResolveScreeningMatch.class,
                                    SuspendOrganisation.class,
                                    ExcludeOrganisation.class,
                                    MergeOrganisations.class,
                                    AddContactPerson.class,
                                    RemoveContactPerson.class,
                                    PlaceLegalHold.class,
                                    LiftLegalHold.class,
                                    ErasePersonalData.class),
                            VALIDATED,
                            List.of(
                                    DescribeOrganisation.class,
                                    DeclareOwnership.class,
                                    AssessOwnershipControl.class,
                                    ScreenOrganisation.class,
                                    ResolveScreeningMatch.class,
                                    SuspendOrganisation.class,
                                    ExcludeOrganisation.class,
                                    MergeOrganisations.class,
                                    AddContactPerson.class,
                                    RemoveContactPerson.class,
                                    PlaceLegalHold.class,
                                    LiftLegalHold.class,
                                    ErasePersonalData.class),
                            SUSPENDED,
                            List.of(
                                    DescribeOrganisation.class,
                                    DeclareOwnership.class,
                                    AssessOwnershipControl.class,
                                    ScreenOrganisation.class,
                                    ResolveScreeningMatch.class,
                                    ReinstateOrganisation.class,
                                    ExcludeOrganisation.class,
                                    AddContactPerson.class,
                                    RemoveContactPerson.class,
                                    PlaceLegalHold.class,
                                    LiftLegalHold.class,
                                    ErasePersonalData.class),
                            EXCLUDED,
                            List.of(
                                    ScreenOrganisation.class,
                                    ResolveScreeningMatch.class,
                                    ReinstateOrganisation.class,
                                    RemoveContactPerson.class,
                                    PlaceLegalHold.class,
                                    LiftLegalHold.class,
                                    ErasePersonalData.class),
                            // Whoever spoke for it keeps the right to be erased.
                            MERGED,
                            List.of(
                                    RemoveContactPerson.class,
                                    PlaceLegalHold.class,
                                    LiftLegalHold.class,
                                    ErasePersonalData.class)),
                    to(REGISTERED, RegisterOrganisation.class, ReinstateOrganisation.class),
                    to(VALIDATED, ValidateOrganisation.class, ReinstateOrganisation.class),
                    to(SUSPENDED, SuspendOrganisation.class),
                    to(SUSPENDED, ResolveScreeningMatch.class).from(REGISTERED, VALIDATED),
                    to(EXCLUDED, ExcludeOrganisation.class),
                    // The one that is absorbed; the other stays as it is.
                    to(MERGED, MergeOrganisations.class));

    OrganisationId organisationId();

    @Override
    default OrganisationId subject() {
        return organisationId();
    }

    @Override
    default Lifecycle<OrganisationStatus, OrganisationCommand> lifecycle() {
        return LIFECYCLE;
    }

    // Registration

    /**
     * Makes an organisation known. Its number in a register is its identity and its reference.
     *
     * @param identifier code of the register (org-id.guide, such as UA-EDR or XI-LEI) and the
     *     number there; the check digits of UA-EDR and XI-LEI are checked
     * @param name legal name, in Latin letters where the register has it so
     * @param nameUk name in Ukrainian, where there is one
     * @param country ISO 3166-1 alpha-2
     * @param type what it is; a military unit is known by a pseudonymous code only
     */
    @SentBy({
        Role.APPLICANT_REP,
        Role.INTAKE_OFFICER,
        Role.LIAISON_OFFICER,
        Role.PROGRAMME_MANAGER,
        Role.SERVICE
    })
    record RegisterOrganisation(
            @NotNull Identifier identifier,
            @NotBlank @Size(max = 300) String name,
            @Nullable @Size(min = 1, max = 300) String nameUk,
            @NotNull @Pattern(regexp = "[A-Z]{2}") String country,
            @NotNull OrganisationType type)
            implements OrganisationCommand {
        @Override
        public OrganisationId organisationId() {
            return OrganisationId.of(identifier);
        }
    }

    /**
     * Confirms that existence and details were checked against the register; from then on the
     * organisation may be introduced and contracted. The reason is mandatory.
     *
     * @param organisationId the organisation
     */
    @SentBy(value = Role.COMPLIANCE_OFFICER, needsReason = true)
    record ValidateOrganisation(@NotNull @TargetAggregateIdentifier OrganisationId organisationId)
            implements OrganisationCommand {}

    /**
     * Says where the organisation is registered and how large it is; the newest description counts.
     *
     * @param organisationId the organisation
     * @param address registered address; none for a military unit, and no street for a sole trader
     * @param size by Recommendation 2003/361/EC
     */
    @SentBy({
        Role.APPLICANT_REP,
        Role.INTAKE_OFFICER,
        Role.LIAISON_OFFICER,
        Role.PROGRAMME_MANAGER,
        Role.SERVICE
    })
    record DescribeOrganisation(
            @NotNull @TargetAggregateIdentifier OrganisationId organisationId,
            @Nullable Address address,
            @NotNull OrganisationSize size)
            implements OrganisationCommand {}

    // Ownership

    /**
     * Somebody who owns a part.
     *
     * @param sharePercent 1 to 100
     * @param country of its seat, or of the person's nationality
     * @param organisation its number in a register; none where the owner is a person
     * @param person pseudonym; where there is none, a named person gets one that follows from the
     *     command id
     * @param name of a person; it is stored sealed
     */
    record DeclaredOwner(
            @Min(1) @Max(100) int sharePercent,
            @NotNull @Pattern(regexp = "[A-Z]{2}") String country,
            @Nullable Identifier organisation,
            @Nullable DataSubjectId person,
            @Nullable @Size(min = 1, max = 200) String name) {
        private DeclaredOwner known(DataSubjectId as) {
            return new DeclaredOwner(sharePercent, country, organisation, as, name);
        }

        /** What fails may be written to a log; a name may not. */
        @Override
        public String toString() {
            return "DeclaredOwner[%d, %s, %s, %s]"
                    .formatted(sharePercent, country, organisation, person);
        }
    }

    /**
     * Records who the organisation says owns it. The newest declaration counts and is to be
     * assessed.
     *
     * @param organisationId the organisation
     * @param owners of at most 100 percent together; each is an organisation or a person
     * @param documentHash SHA-256 of the signed declaration, lower-case hexadecimal
     */
    @SentBy({Role.APPLICANT_REP, Role.INTAKE_OFFICER, Role.SERVICE})
    record DeclareOwnership(
            @NotNull @TargetAggregateIdentifier OrganisationId organisationId,
            @NotEmpty @Size(max = 50) List<@NotNull @Valid DeclaredOwner> owners,
            @NotNull @Pattern(regexp = "[0-9a-f]{64}") String documentHash)
            implements OrganisationCommand {
        @Override
        public DeclareOwnership identifiedBy(UUID commandId) {
            List<DeclaredOwner> known = new ArrayList<>();
            for (DeclaredOwner owner : owners) {
                boolean nameless = owner.name() == null || owner.person() != null;
                UUID next = NameUuid.of(commandId, "owner/" + known.size());
                known.add(nameless ? owner : owner.known(new DataSubjectId(next)));
            }
            return new DeclareOwnership(organisationId, List.copyOf(known), documentHash);
        }

        @Override
        public List<DataSubjectId> persons() {
            return owners.stream()
                    .filter(owner -> owner.name() != null)
                    .map(DeclaredOwner::person)
                    .filter(Objects::nonNull)
                    .distinct()
                    .toList();
        }
    }

    /**
     * Records who controls the organisation, by its newest declaration. The reason is mandatory.
     *
     * @param organisationId the organisation
     * @param result by Regulation (EU) 2021/697, Article 9
     * @param guaranteesReference where the guarantees are kept; given where they make up for
     *     control from outside, and only then
     * @param validUntil last day on which this may be relied on, not past
     */
    @SentBy(value = Role.COMPLIANCE_OFFICER, needsReason = true)
    record AssessOwnershipControl(
            @NotNull @TargetAggregateIdentifier OrganisationId organisationId,
            @NotNull ControlResult result,
            @Nullable @Size(min = 1, max = 200) String guaranteesReference,
            @NotNull LocalDate validUntil)
            implements OrganisationCommand {}

    // Sanctions

    /**
     * Records that the organisation was looked for in lists of sanctions. It is clear where nothing
     * resembles it; every match is to be resolved by somebody else.
     *
     * @param organisationId the organisation
     * @param screenedOn day in Brussels, not in the future
     * @param lists that were looked through, each with its version
     * @param matches entries that resemble the organisation, each once, of these lists
     * @param screening chosen by the caller, or none: then it follows from the command id
     */
    @SentBy(Role.COMPLIANCE_OFFICER)
    record ScreenOrganisation(
            @NotNull @TargetAggregateIdentifier OrganisationId organisationId,
            @NotNull LocalDate screenedOn,
            @NotEmpty @Size(max = 20) List<@NotNull ScreenedList> lists,
            @NotNull @Size(max = 50) List<@NotNull ScreeningMatch> matches,
            @Nullable ScreeningId screening)
            implements OrganisationCommand {
        @Override
        public ScreenOrganisation identifiedBy(UUID commandId) {
            return screening != null
                    ? this
                    : new ScreenOrganisation(
                            organisationId, screenedOn, lists, matches, new ScreeningId(commandId));
        }
    }

    /**
     * Decides whether a match is the organisation. Where it is, the organisation is suspended at
     * once. The reason is mandatory.
     *
     * @param organisationId the organisation
     * @param screening that found the match
     * @param entry of the match in its list
     * @param decision whether it is the organisation
     */
    @SentBy(value = Role.COMPLIANCE_OFFICER, needsReason = true)
    record ResolveScreeningMatch(
            @NotNull @TargetAggregateIdentifier OrganisationId organisationId,
            @NotNull ScreeningId screening,
            @NotBlank @Size(max = 100) String entry,
            @NotNull MatchDecision decision)
            implements OrganisationCommand {}

    // Standing

    /**
     * Lets the organisation take no part until it is reinstated. The reason is mandatory.
     *
     * @param organisationId the organisation
     * @param ground kind of reason
     * @param authorityReference where somebody outside asked for it
     */
    @SentBy(
            value = {Role.AUTHORISING_OFFICER, Role.COMPLIANCE_OFFICER},
            needsReason = true)
    record SuspendOrganisation(
            @NotNull @TargetAggregateIdentifier OrganisationId organisationId,
            @NotNull SuspensionGround ground,
            @Nullable @Size(min = 1, max = 200) String authorityReference)
            implements OrganisationCommand {}

    /**
     * Lets the organisation take part again. Its newest screening must have found nothing that is
     * open or true; while an exclusion runs, only an authorising officer ends it. The reason is
     * mandatory.
     *
     * @param organisationId the organisation
     */
    @SentBy(
            value = {Role.AUTHORISING_OFFICER, Role.COMPLIANCE_OFFICER},
            needsReason = true)
    record ReinstateOrganisation(@NotNull @TargetAggregateIdentifier OrganisationId organisationId)
            implements OrganisationCommand {}

    /**
     * Bars the organisation by the decision of an authority. The reason is mandatory.
     *
     * @param organisationId the organisation
     * @param grounds one or more (Regulation (EU, Euratom) 2024/2509, Article 138(1))
     * @param authorityReference the decision
     * @param until last day, not past
     */
    @SentBy(value = Role.AUTHORISING_OFFICER, needsReason = true)
    record ExcludeOrganisation(
            @NotNull @TargetAggregateIdentifier OrganisationId organisationId,
            @NotEmpty Set<@NotNull ExclusionGround> grounds,
            @NotBlank @Size(max = 200) String authorityReference,
            @NotNull LocalDate until)
            implements OrganisationCommand {
        public ExcludeOrganisation {
            grounds = CanonicalSets.sorted(grounds);
        }
    }

    /**
     * Records that another organisation became part of this one. From then on nothing new begins
     * with the absorbed one; what it had begun goes on under this one. Neither may be suspended,
     * excluded or merged. The reason is mandatory.
     *
     * @param organisationId the organisation that goes on
     * @param absorbed the one that became part of it
     * @param registerReference where the register shows it
     */
    @SentBy(value = Role.COMPLIANCE_OFFICER, needsReason = true)
    record MergeOrganisations(
            @NotNull @TargetAggregateIdentifier OrganisationId organisationId,
            @NotNull OrganisationId absorbed,
            @NotBlank @Size(max = 200) String registerReference)
            implements OrganisationCommand {}

    // Persons

    /**
     * Names somebody who speaks for the organisation. Name, e-mail address and telephone number are
     * stored sealed, under a key of the person.
     *
     * @param organisationId the organisation
     * @param role what the person speaks for
     * @param name of the person
     * @param email address of the person
     * @param telephone in international form, where it is given
     * @param person pseudonym, known to no other record; or none: then it follows from the command
     *     id
     */
    @SentBy({Role.APPLICANT_REP, Role.INTAKE_OFFICER, Role.LIAISON_OFFICER, Role.SERVICE})
    record AddContactPerson(
            @NotNull @TargetAggregateIdentifier OrganisationId organisationId,
            @NotNull ContactRole role,
            @NotBlank @Size(max = 200) String name,
            @NotBlank @Size(max = 254) @Pattern(regexp = "[^@\\s]+@[^@\\s]+") String email,
            @Nullable @Pattern(regexp = "\\+[0-9 ]{6,20}") String telephone,
            @Nullable DataSubjectId person)
            implements OrganisationCommand {
        @Override
        public AddContactPerson identifiedBy(UUID commandId) {
            return person != null
                    ? this
                    : new AddContactPerson(
                            organisationId,
                            role,
                            name,
                            email,
                            telephone,
                            new DataSubjectId(commandId));
        }

        @Override
        public List<DataSubjectId> persons() {
            return person == null ? List.of() : List.of(person);
        }

        /** What fails may be written to a log; a name may not. */
        @Override
        public String toString() {
            return "AddContactPerson[%s, %s, %s]".formatted(organisationId, role, person);
        }
    }

    /**
     * Records that a person speaks for the organisation no longer. What is known of the person
     * stays until it is erased.
     *
     * @param organisationId the organisation
     * @param person the contact
     */
    @SentBy({Role.APPLICANT_REP, Role.INTAKE_OFFICER, Role.LIAISON_OFFICER, Role.SERVICE})
    record RemoveContactPerson(
            @NotNull @TargetAggregateIdentifier OrganisationId organisationId,
            @NotNull DataSubjectId person)
            implements OrganisationCommand {}

    /**
     * Keeps what is known of a person from being erased while proceedings need it. The reason is
     * mandatory.
     *
     * @param organisationId the organisation
     * @param person the person
     * @param holdReference of the proceedings
     */
    @SentBy(
            value = {Role.DATA_PROTECTION_OFFICER, Role.LEGAL_OFFICER},
            needsReason = true)
    record PlaceLegalHold(
            @NotNull @TargetAggregateIdentifier OrganisationId organisationId,
            @NotNull DataSubjectId person,
            @NotBlank @Size(max = 200) String holdReference)
            implements OrganisationCommand {}

    /**
     * Ends a legal hold. Who does may not erase what it held. The reason is mandatory.
     *
     * @param organisationId the organisation
     * @param person the person
     * @param holdReference of the proceedings
     */
    @SentBy(
            value = {Role.DATA_PROTECTION_OFFICER, Role.LEGAL_OFFICER},
            needsReason = true)
    record LiftLegalHold(
            @NotNull @TargetAggregateIdentifier OrganisationId organisationId,
            @NotNull DataSubjectId person,
            @NotBlank @Size(max = 200) String holdReference)
            implements OrganisationCommand {}

    /**
     * Erases what is known of a person, for ever: the key is destroyed, wherever it is used. A
     * legal hold stops it. The reason is mandatory.
     *
     * @param organisationId the organisation
     * @param person the person
     * @param basis why it is erased (Regulation (EU) 2016/679)
     */
    @SentBy(value = Role.DATA_PROTECTION_OFFICER, needsReason = true)
    record ErasePersonalData(
            @NotNull @TargetAggregateIdentifier OrganisationId organisationId,
            @NotNull DataSubjectId person,
            @NotNull ErasureBasis basis)
            implements OrganisationCommand {}
}
