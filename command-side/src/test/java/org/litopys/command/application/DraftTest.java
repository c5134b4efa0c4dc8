package org.litopys.command.application;

import static org.litopys.command.RecordFixture.otherRecords;
import static org.litopys.command.Samples.CALL;
import static org.litopys.command.Samples.HASH;
import static org.litopys.command.Samples.HOST;
import static org.litopys.command.Samples.LEAD;
import static org.litopys.command.Samples.TODAY;
import static org.litopys.command.Samples.submit;
import static org.litopys.command.Staff.PORTAL;
import static org.litopys.command.Staff.PROCESS;
import static org.litopys.command.Staff.by;
import static org.litopys.command.application.SampleApplication.ID;
import static org.litopys.command.application.SampleApplication.drafted;
import static org.litopys.command.application.SampleApplication.policies;
import static org.litopys.command.application.SampleApplication.submitted;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.Test;
import org.litopys.command.RecordFixture;
import org.litopys.command.Rule;
import org.litopys.command.application.ApplicationCommand.AcknowledgeReceipt;
import org.litopys.command.application.ApplicationCommand.AddPartner;
import org.litopys.command.application.ApplicationCommand.AttachDocument;
import org.litopys.command.application.ApplicationCommand.EditDraft;
import org.litopys.command.application.ApplicationCommand.RemovePartner;
import org.litopys.command.application.ApplicationCommand.SubmitApplication;
import org.litopys.command.application.ApplicationCommand.SupersedeDocument;
import org.litopys.command.call.Calls;
import org.litopys.command.call.SampleCall;
import org.litopys.command.organisation.Organisations;
import org.litopys.command.organisation.SampleOrganisation;
import org.litopys.command.programme.SampleProgramme;
import org.litopys.events.LedgerEvent;
import org.litopys.events.application.ApplicationEvent.ApplicationDraftEdited;
import org.litopys.events.application.ApplicationEvent.ConsortiumPartnerAdded;
import org.litopys.events.application.ApplicationEvent.ConsortiumPartnerRemoved;
import org.litopys.events.application.ApplicationEvent.DocumentAttached;
import org.litopys.events.application.ApplicationEvent.DocumentSuperseded;
import org.litopys.events.application.ApplicationEvent.ReceiptAcknowledged;
import org.litopys.events.application.DocumentId;
import org.litopys.events.application.DocumentType;
import org.litopys.events.call.CallEvent.CallDocumentsRequired;
import org.litopys.events.need.NeedId;
import org.litopys.events.organisation.ExclusionGround;
import org.litopys.events.organisation.Identifier;
import org.litopys.events.organisation.OrganisationEvent;
import org.litopys.events.organisation.OrganisationEvent.OrganisationExcluded;
import org.litopys.events.organisation.OrganisationEvent.OrganisationSuspended;
import org.litopys.events.organisation.OrganisationId;
import org.litopys.events.organisation.SuspensionGround;

/** What an applicant does to a draft, and what the ledger confirms. */
class DraftTest {
    private static final EventStore OFFICE =
            otherRecords(
                    SampleProgramme.created(),
                    SampleCall.published(),
                    SampleOrganisation.registeredLead(),
                    SampleOrganisation.registeredHost());

    private static final DocumentId DOCUMENT = new DocumentId(new UUID(0, 7));
    private static final String OTHER_HASH = "6f".repeat(32);

    private static RecordFixture<Application> fixture(EventStore office) {
        return RecordFixture.of(Application.class)
                .with(
                        new Calls(office),
                        new Organisations(office),
                        policies(office),
                        SampleApplication.NEEDS,
                        SampleApplication.ANY_NUMBER);
    }

    private static RecordFixture<Application> draft() {
        return fixture(OFFICE).given(PORTAL, drafted());
    }

    // Needs

    @Test
    void an_application_names_a_need_that_is_open() {
        NeedId open = NeedId.ofCode("NEED-1");

        draft().when(answering(open), by(PORTAL))
                .thenEvents(submitted("1", open, SampleApplication.OUTCOME_DUE));
        draft().when(answering(SampleApplication.MET), by(PORTAL))
                .thenRefused(Rule.NEED_NOT_OPEN, "/data/need", SampleApplication.MET, "MET");
    }

    private static SubmitApplication answering(NeedId need) {
        SubmitApplication other = submit(ID, "1");
        return new SubmitApplication(
                ID,
                other.requested(),
                other.technology(),
                other.trl(),
                other.exportControl(),
                need,
                other.contentHash());
    }

    // Documents that the call asks for

    private static RecordFixture<Application> draftWherePlanAndDeclarationAreAskedFor() {
        EventStore asking =
                otherRecords(
                        SampleProgramme.created(),
                        SampleOrganisation.registeredLead(),
                        SampleCall.drafted(),
                        new CallDocumentsRequired(
                                CALL,
                                Set.of(DocumentType.COST_PLAN, DocumentType.DECLARATION_ON_HONOUR)),
                        SampleCall.published());
        return fixture(asking).given(PORTAL, drafted());
    }

    // Who applies

    /** A draft of the lead together with the host, of whom this is known besides. */
    private static RecordFixture<Application> draftOfBoth(OrganisationEvent... known) {
        EventStore office =
                otherRecords(
                        Stream.concat(
                                        Stream.of(
                                                SampleProgramme.created(),
                                                SampleCall.published(),
                                                SampleOrganisation.registeredLead(),
                                                SampleOrganisation.registeredHost()),
                                        Stream.of(known))
                                .toArray(LedgerEvent[]::new));
        return fixture(office).given(PORTAL, drafted(), new ConsortiumPartnerAdded(ID, HOST, 40));
    }

    private static OrganisationSuspended suspended(OrganisationId organisation) {
        return new OrganisationSuspended(organisation, SuspensionGround.INVESTIGATION, null);
    }

    @Test
    void nobody_hands_in_who_was_suspended_or_excluded_since_the_draft() {
        draftOfBoth().when(submit(ID, "1"), by(PORTAL)).thenEvents(submitted("1"));
        draftOfBoth(suspended(LEAD))
                .when(submit(ID, "1"), by(PORTAL))
                .thenRefused(Rule.ORGANISATION_BARRED, "", LEAD, "SUSPENDED");
        draftOfBoth(
                        new OrganisationExcluded(
                                LEAD,
                                Set.of(ExclusionGround.FRAUD_OR_CORRUPTION),
                                "EX-1",
                                TODAY.plusYears(1)))
                .when(submit(ID, "1"), by(PORTAL))
                .thenRefused(Rule.ORGANISATION_BARRED, "", LEAD, "EXCLUDED");
    }

    @Test
    void nor_with_a_partner_who_was() {
        draftOfBoth(suspended(HOST))
                .when(submit(ID, "1"), by(PORTAL))
                .thenRefused(Rule.ORGANISATION_BARRED, "", HOST, "SUSPENDED");
        draftOfBoth(suspended(HOST))
                .given(PORTAL, new ConsortiumPartnerRemoved(ID, HOST))
                .when(submit(ID, "1"), by(PORTAL))
                .thenEvents(submitted("1"));
    }

    @Test
    void nor_in_the_name_of_one_that_another_has_absorbed() {
        EventStore merged =
                otherRecords(
                        Stream.concat(
                                        Stream.of(
                                                SampleProgramme.created(), SampleCall.published()),
                                        SampleOrganisation.mergedLead())
                                .toArray(LedgerEvent[]::new));

        fixture(merged)
                .given(PORTAL, drafted())
                .when(submit(ID, "1"), by(PORTAL))
                .thenRefused(Rule.ORGANISATION_BARRED, "", LEAD, "MERGED");
    }

    private static DocumentAttached attached(DocumentType kind, int number) {
        return new DocumentAttached(
                ID, new DocumentId(new UUID(1, number)), kind, "a%063d".formatted(number), 1);
    }

    @Test
    void a_submission_that_lacks_a_document_is_refused_and_told_which() {
        draftWherePlanAndDeclarationAreAskedFor()
                .given(PORTAL, attached(DocumentType.COST_PLAN, 1))
                .when(submit(ID, "250000"), by(PORTAL))
                .thenRefused(Rule.DOCUMENTS_MISSING, "", DocumentType.DECLARATION_ON_HONOUR);
        draftWherePlanAndDeclarationAreAskedFor()
                .given(PORTAL, attached(DocumentType.PROPOSAL, 1))
                .when(submit(ID, "250000"), by(PORTAL))
                .thenRefused(
                        Rule.DOCUMENTS_MISSING,
                        "",
                        List.of(DocumentType.COST_PLAN, DocumentType.DECLARATION_ON_HONOUR));
    }

    @Test
    void a_submission_that_holds_all_of_them_is_taken_also_in_a_later_version() {
        draftWherePlanAndDeclarationAreAskedFor()
                .given(
                        PORTAL,
                        attached(DocumentType.COST_PLAN, 1),
                        attached(DocumentType.DECLARATION_ON_HONOUR, 2),
                        new DocumentSuperseded(
                                ID, new DocumentId(new UUID(1, 1)), "b%063d".formatted(1), 1))
                .when(submit(ID, "250000"), by(PORTAL))
                .thenEvents(submitted("250000"));
    }

    // Words

    @Test
    void title_summary_and_language_are_written_anew() {
        draft().when(new EditDraft(ID, "Quieter power", "For hospitals.", "en"), by(PORTAL))
                .thenEvents(
                        new ApplicationDraftEdited(ID, "Quieter power", "For hospitals.", "en"));
    }

    @Test
    void an_edit_that_changes_nothing_is_none() {
        draft().when(
                        new EditDraft(
                                ID, drafted().title(), drafted().summary(), drafted().language()),
                        by(PORTAL))
                .thenRefused(Rule.NOTHING_TO_EDIT, "/data");
        draft().given(PORTAL, new ApplicationDraftEdited(ID, "T", "S", "uk"))
                .when(new EditDraft(ID, "T", "S", "uk"), by(PORTAL))
                .thenRefused(Rule.NOTHING_TO_EDIT, "/data");
    }

    @Test
    void nothing_is_edited_once_the_application_is_submitted() {
        draft().given(PORTAL, submitted("250000"))
                .when(new EditDraft(ID, "T", "S", "en"), by(PORTAL))
                .thenRefusedBy("wrong-state");
    }

    // Partners

    @Test
    void a_registered_organisation_joins_with_its_share_and_leaves_again() {
        ConsortiumPartnerAdded added = new ConsortiumPartnerAdded(ID, HOST, 40);

        draft().when(new AddPartner(ID, HOST, 40), by(PORTAL)).thenEvents(added);
        draft().given(PORTAL, added)
                .when(new RemovePartner(ID, HOST), by(PORTAL))
                .thenEvents(new ConsortiumPartnerRemoved(ID, HOST));
    }

    @Test
    void nobody_is_a_partner_twice_nor_partner_of_itself() {
        draft().given(PORTAL, new ConsortiumPartnerAdded(ID, HOST, 40))
                .when(new AddPartner(ID, HOST, 10), by(PORTAL))
                .thenRefused(Rule.PARTNER_ALREADY_ADDED, "/data/partner", HOST);
        draft().when(new AddPartner(ID, LEAD, 10), by(PORTAL))
                .thenRefused(Rule.PARTNER_ALREADY_ADDED, "/data/partner", LEAD);
    }

    @Test
    void a_partner_must_be_registered() {
        OrganisationId unknown = OrganisationId.of(new Identifier("EE-KMKR", "EE999"));

        draft().when(new AddPartner(ID, unknown, 10), by(PORTAL))
                .thenRefused(Rule.ORGANISATION_NOT_REGISTERED, "/data/partner", unknown);
    }

    @Test
    void the_lead_keeps_a_share() {
        OrganisationId third = OrganisationId.of(new Identifier("EE-KMKR", "EE998"));

        draft().given(PORTAL, new ConsortiumPartnerAdded(ID, third, 60))
                .when(new AddPartner(ID, HOST, 39), by(PORTAL))
                .thenEvents(new ConsortiumPartnerAdded(ID, HOST, 39));
        draft().given(PORTAL, new ConsortiumPartnerAdded(ID, third, 60))
                .when(new AddPartner(ID, HOST, 40), by(PORTAL))
                .thenRefused(Rule.SHARES_EXCEED_WHOLE, "/data/sharePercent", 40, 39);
    }

    @Test
    void only_a_partner_leaves() {
        draft().when(new RemovePartner(ID, HOST), by(PORTAL))
                .thenRefused(Rule.UNKNOWN_PARTNER, "/data/partner", HOST);
    }

    // Documents

    private static DocumentAttached attached() {
        return new DocumentAttached(ID, DOCUMENT, DocumentType.COST_PLAN, HASH, 4_000_000_000L);
    }

    @Test
    void a_document_is_recorded_by_its_hash_and_superseded_by_another() {
        draft().when(
                        new AttachDocument(
                                ID, DocumentType.COST_PLAN, HASH, 4_000_000_000L, DOCUMENT),
                        by(PORTAL))
                .thenEvents(attached());
        draft().given(PORTAL, attached())
                .when(new SupersedeDocument(ID, DOCUMENT, OTHER_HASH, 5), by(PORTAL))
                .thenEvents(new DocumentSuperseded(ID, DOCUMENT, OTHER_HASH, 5));
    }

    @Test
    void the_same_bytes_are_one_document() {
        draft().given(PORTAL, attached())
                .when(new AttachDocument(ID, DocumentType.OTHER, HASH, 5, null), by(PORTAL))
                .thenRefused(Rule.DOCUMENT_ALREADY_ATTACHED, "/data/sha256", HASH);
        draft().given(PORTAL, attached())
                .when(new SupersedeDocument(ID, DOCUMENT, HASH, 5), by(PORTAL))
                .thenRefused(Rule.DOCUMENT_ALREADY_ATTACHED, "/data/sha256", HASH);
        draft().given(PORTAL, attached(), new DocumentSuperseded(ID, DOCUMENT, OTHER_HASH, 5))
                .when(new AttachDocument(ID, DocumentType.OTHER, OTHER_HASH, 5, null), by(PORTAL))
                .thenRefused(Rule.DOCUMENT_ALREADY_ATTACHED, "/data/sha256", OTHER_HASH);
    }

    @Test
    void only_what_is_attached_is_superseded() {
        draft().when(new SupersedeDocument(ID, DOCUMENT, HASH, 5), by(PORTAL))
                .thenRefused(Rule.UNKNOWN_DOCUMENT, "/data/document", DOCUMENT);
    }

    // Receipt

    @Test
    void the_ledger_confirms_once_what_came_in() {
        ReceiptAcknowledged receipt = new ReceiptAcknowledged(ID, HASH);

        draft().given(PORTAL, submitted("250000"))
                .when(new AcknowledgeReceipt(ID), by(PROCESS))
                .thenEvents(receipt);
        draft().given(PORTAL, submitted("250000"))
                .given(PROCESS, receipt)
                .when(new AcknowledgeReceipt(ID), by(PROCESS))
                .thenRefused(Rule.RECEIPT_ALREADY_ACKNOWLEDGED, "");
    }
}
