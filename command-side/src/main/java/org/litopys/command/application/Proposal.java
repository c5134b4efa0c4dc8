package org.litopys.command.application;

import static org.litopys.command.Rule.DOCUMENTS_MISSING;
import static org.litopys.command.Rule.DOCUMENT_ALREADY_ATTACHED;
import static org.litopys.command.Rule.NOTHING_TO_EDIT;
import static org.litopys.command.Rule.PARTNER_ALREADY_ADDED;
import static org.litopys.command.Rule.SHARES_EXCEED_WHOLE;
import static org.litopys.command.Rule.UNKNOWN_DOCUMENT;
import static org.litopys.command.Rule.UNKNOWN_PARTNER;

import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.litopys.command.Refused;
import org.litopys.command.application.ApplicationCommand.EditDraft;
import org.litopys.events.application.ApplicationEvent.ApplicationDraftEdited;
import org.litopys.events.application.ApplicationEvent.ApplicationDrafted;
import org.litopys.events.application.DocumentId;
import org.litopys.events.application.DocumentType;
import org.litopys.events.organisation.OrganisationId;

/**
 * What an application says, who applies, and with which documents. What happens is told to it in
 * the order of events; what may happen it refuses or lets pass.
 */
final class Proposal {
    private static final int WHOLE = 100;

    private @Nullable ApplicationDrafted draft;
    private @Nullable ApplicationDraftEdited edited;

    /** Share of each partner in percent. */
    private final Map<OrganisationId, Integer> partners = new LinkedHashMap<>();

    /** Partners who left after the submission. */
    private final Set<OrganisationId> released = new LinkedHashSet<>();

    /** Hash of the newest version of each document. */
    private final Map<DocumentId, String> documents = new HashMap<>();

    /** What kinds of document there are among them. */
    private final Set<DocumentType> kinds = EnumSet.noneOf(DocumentType.class);

    // What has happened

    void drafted(ApplicationDrafted drafted) {
        draft = drafted;
    }

    void edited(ApplicationDraftEdited edit) {
        edited = edit;
    }

    void joined(OrganisationId partner, int sharePercent) {
        partners.put(partner, sharePercent);
    }

    void left(OrganisationId partner) {
        partners.remove(partner);
    }

    void released(OrganisationId partner) {
        left(partner);
        released.add(partner);
    }

    void attached(DocumentId document, DocumentType kind, String sha256) {
        kinds.add(kind);
        holds(document, sha256);
    }

    void holds(DocumentId document, String sha256) {
        documents.put(document, sha256);
    }

    // What it says

    ApplicationDrafted draft() {
        return Objects.requireNonNull(draft);
    }

    /** The lead and its partners. */
    Set<OrganisationId> consortium() {
        Set<OrganisationId> all = new LinkedHashSet<>();
        all.add(draft().lead());
        all.addAll(partners.keySet());
        return all;
    }

    /** The consortium and who was of it when it applied. */
    Set<OrganisationId> everMembers() {
        Set<OrganisationId> all = consortium();
        all.addAll(released);
        return all;
    }

    // What may happen

    void requireOtherThan(EditDraft edit) {
        boolean same =
                edited == null
                        ? edit.title().equals(draft().title())
                                && edit.summary().equals(draft().summary())
                                && edit.language().equals(draft().language())
                        : edit.title().equals(edited.title())
                                && edit.summary().equals(edited.summary())
                                && edit.language().equals(edited.language());
        if (same) {
            throw Refused.by(NOTHING_TO_EDIT, "/data");
        }
    }

    void requireNew(OrganisationId partner) {
        if (consortium().contains(partner)) {
            throw Refused.by(PARTNER_ALREADY_ADDED, "/data/partner", partner);
        }
    }

    /** The lead keeps a share. */
    void requireRoomFor(int sharePercent) {
        int taken = partners.values().stream().mapToInt(Integer::intValue).sum();
        if (taken + sharePercent >= WHOLE) {
            throw Refused.by(
                    SHARES_EXCEED_WHOLE, "/data/sharePercent", sharePercent, WHOLE - 1 - taken);
        }
    }

    void requirePartner(OrganisationId partner) {
        if (!partners.containsKey(partner)) {
            throw Refused.by(UNKNOWN_PARTNER, "/data/partner", partner);
        }
    }

    void requireDocument(DocumentId document) {
        if (!documents.containsKey(document)) {
            throw Refused.by(UNKNOWN_DOCUMENT, "/data/document", document);
        }
    }

    /** Of each kind that the call asks for there is one. */
    void requireDocuments(Collection<DocumentType> asked) {
        List<DocumentType> missing = asked.stream().filter(one -> !kinds.contains(one)).toList();
        if (!missing.isEmpty()) {
            throw Refused.by(DOCUMENTS_MISSING, "", missing);
        }
    }

    /** The same bytes are one document. */
    void requireNew(String sha256) {
        if (documents.containsValue(sha256)) {
            throw Refused.by(DOCUMENT_ALREADY_ATTACHED, "/data/sha256", sha256);
        }
    }
}
