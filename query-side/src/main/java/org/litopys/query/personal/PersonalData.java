package org.litopys.query.personal;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.litopys.events.RecordId;
import org.litopys.events.Role;
import org.litopys.events.personal.DataSubjectId;
import org.litopys.events.personal.PersonKey;
import org.litopys.events.personal.Place;
import org.litopys.events.personal.Sealed;
import org.litopys.keys.PersonKeys;
import tools.jackson.databind.JsonNode;

/**
 * Opens what events and read models hold sealed. Everybody who reads the ledger sees that there is
 * a contact; who it is is opened at one place, on request, for those whose work needs it, and noted
 * with the keys. Thread-safe.
 */
public final class PersonalData {
    /** Whose work needs to know whom to call, whom to clear, whom to erase; and who audits that. */
    public static final Set<Role> MAY_SEE =
            Set.of(
                    Role.LIAISON_OFFICER,
                    Role.PROGRAMME_MANAGER,
                    Role.COMPLIANCE_OFFICER,
                    Role.LEGAL_OFFICER,
                    Role.DATA_PROTECTION_OFFICER,
                    Role.AUDITOR);

    private final PersonKeys keys;

    PersonalData(PersonKeys keys) {
        this.keys = keys;
    }

    /**
     * @param roles names; those that the office does not know count for nothing
     */
    public static boolean mayBeSeenBy(Collection<String> roles) {
        return MAY_SEE.stream().map(Role::name).anyMatch(roles::contains);
    }

    /** Whether this process can open anything. */
    public boolean canOpen() {
        return keys.hasMasterKey();
    }

    /** Whether this is a sealed text. */
    public static boolean isSealed(JsonNode node) {
        return Texts.sealed(node) != null;
    }

    /** Whether there is a sealed text in it. */
    public static boolean in(@Nullable JsonNode tree) {
        return !Texts.persons(tree).isEmpty();
    }

    /** As anybody sees these: sealed, or erased. */
    public View closed(Collection<JsonNode> trees) {
        Set<DataSubjectId> persons = new LinkedHashSet<>();
        trees.forEach(tree -> persons.addAll(Texts.persons(tree)));
        Set<DataSubjectId> erased = keys.erased(persons);
        return new View(
                (sealed, _) -> erased.contains(sealed.person()) ? Shown.ERASED : Shown.SEALED);
    }

    /** As somebody sees it who asked to; that it was asked for is noted, whatever it gives. */
    public View opened(JsonNode tree, RecordId record, PersonKeys.Reading reading) {
        Set<DataSubjectId> persons = Texts.persons(tree);
        Map<DataSubjectId, PersonKey> toRead = keys.toRead(persons, record, reading);
        Set<DataSubjectId> erased = keys.erased(persons);
        return new View((sealed, field) ->
                erased.contains(sealed.person())
                        ? Shown.ERASED
                        : open(sealed, toRead.get(sealed.person()), record, field));
    }

    private static Shown open(
            Sealed sealed, @Nullable PersonKey key, RecordId record, String field) {
        if (key == null) {
            return Shown.SEALED;
        }
        return key.open(sealed, new Place(record, sealed.event(), field))
                .map(text -> new Shown(Shown.State.OPEN, text))
                .orElse(new Shown(Shown.State.UNREADABLE, null));
    }

    /** Names of {@link #MAY_SEE}, for whoever asks why not he. */
    public static String namesOfRoles() {
        return String.join(
                ", ",
                Arrays.stream(Role.values()).filter(MAY_SEE::contains).map(Role::name).toList());
    }
}
