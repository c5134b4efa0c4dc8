package org.litopys.demo;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.litopys.command.Rule;
import org.litopys.command.application.ApplicationCommand.AddPartner;
import org.litopys.command.application.ApplicationCommand.AttachDocument;
import org.litopys.command.application.ApplicationCommand.EditDraft;
import org.litopys.command.application.ApplicationCommand.ReleasePartner;
import org.litopys.command.application.ApplicationCommand.RemovePartner;
import org.litopys.command.application.ApplicationCommand.SubmitApplication;
import org.litopys.command.application.ApplicationCommand.SupersedeDocument;
import org.litopys.events.application.DocumentId;
import org.litopys.events.application.DocumentType;
import org.litopys.events.organisation.OrganisationId;

/**
 * What an applicant does to a draft in its first hour, and who leaves after it. Throws dice of its
 * own, so that nothing else of the play moves.
 */
final class DraftStory {
    private final ApplicationStory application;
    private final Chance chance;
    private final boolean attaches;
    private final boolean edits;
    private final boolean joins;

    DraftStory(ApplicationStory application) {
        this.application = application;
        chance = application.office.chance("draft", application.number);
        attaches = chance.is(0.12);
        edits = chance.is(0.05);
        joins = chance.is(0.05);
    }

    /** Whether nothing of it stands in the history. */
    boolean isUntouched() {
        return !attaches && !edits && !joins && !mustDeclare();
    }

    /** Whether the call asks for a declaration on honour. */
    boolean mustDeclare() {
        return application.office.asksForDeclaration(application.call);
    }

    /** In the last moment before the submission; some forget it at first. */
    void declare(SubmitApplication submission) {
        if (chance.is(0.1)) {
            application.desk().mistake(Rule.DOCUMENTS_MISSING, Staff.PORTAL, submission, Note.NONE);
        }
        application
                .desk()
                .send(
                        Staff.PORTAL,
                        new AttachDocument(
                                application.id,
                                DocumentType.DECLARATION_ON_HONOUR,
                                application.office.desk.hash(
                                        "application/%06d/declaration"
                                                .formatted(application.number)),
                                chance.between(9_000, 40_000),
                                new DocumentId(
                                        application.office.desk.id(
                                                "declaration", application.number))));
    }

    void begin() {
        if (attaches) {
            soon(this::attach);
        }
        if (edits) {
            soon(this::edit);
        }
        if (joins) {
            soon(this::join);
        }
    }

    private void edit() {
        String title = application.title;
        application
                .desk()
                .send(
                        Staff.PORTAL,
                        new EditDraft(
                                application.id,
                                title,
                                Titles.summary(title, application.language, chance.between(19, 30)),
                                application.language));
    }

    private void join() {
        @Nullable OrganisationId partner =
                application.office.counterparty(List.of(application.lead), chance);
        if (partner == null) {
            return; // in the first weeks nobody is there yet
        }
        application
                .desk()
                .send(
                        Staff.PORTAL,
                        new AddPartner(application.id, partner, 5 * chance.between(1, 9)));
        if (chance.is(0.1)) {
            application
                    .desk()
                    .mistake(
                            Rule.PARTNER_ALREADY_ADDED,
                            Staff.PORTAL,
                            new AddPartner(application.id, partner, 10),
                            Note.NONE);
        }
        if (chance.is(0.5)) {
            application.partner = partner;
            return;
        }
        soon(() ->
                application.desk().send(Staff.PORTAL, new RemovePartner(application.id, partner)));
    }

    /** Some partners think better of it once it is handed in. */
    void submitted() {
        if (application.partner != null && chance.is(0.4)) {
            application
                    .agenda()
                    .inOffice(chance.about(20, 0.3), chance, application.unlessOver(this::leave));
        }
    }

    private void leave() {
        OrganisationId partner = Objects.requireNonNull(application.partner);
        application
                .desk()
                .send(
                        Staff.PROGRAMME_MANAGER,
                        new ReleasePartner(application.id, partner),
                        Note.because(application.say(Reasons.PARTNER_LEAVES)));
        application.partner = null;
    }

    private void attach() {
        DocumentId document =
                new DocumentId(application.office.desk.id("document", application.number));
        application
                .desk()
                .send(
                        Staff.PORTAL,
                        new AttachDocument(
                                application.id,
                                DocumentType.COST_PLAN,
                                hash(1),
                                chance.between(20_000, 900_000),
                                document));
        if (chance.is(0.4)) {
            soon(() ->
                    application
                            .desk()
                            .send(
                                    Staff.PORTAL,
                                    new SupersedeDocument(
                                            application.id,
                                            document,
                                            hash(2),
                                            chance.between(20_000, 900_000))));
        }
    }

    private String hash(int version) {
        return application.office.desk.hash(
                "application/%06d/cost-plan/%d".formatted(application.number, version));
    }

    private void soon(Runnable step) {
        application
                .agenda()
                .in(Duration.ofSeconds(chance.between(60, 900)), application.whileDraft(step));
    }
}
