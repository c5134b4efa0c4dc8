package org.litopys.command.api;

import java.time.Year;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.litopys.events.RecordId;
import org.litopys.events.RecordType;
import org.litopys.events.access.PersonId;
import org.litopys.events.audit.EngagementId;
import org.litopys.events.call.CallId;
import org.litopys.events.need.NeedId;
import org.litopys.events.organisation.Identifier;
import org.litopys.events.organisation.OrganisationId;
import org.litopys.events.programme.ProgrammeId;
import org.litopys.events.record.Subject;

/**
 * Turns what people and programs call a record into its identity: a UUID, a code, a pseudonym, the
 * register number of an organisation, or a reference such as {@code APP-2026-000123}.
 */
final class RecordNames {
    static final Pattern UUID_TEXT =
            Pattern.compile(
                    "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,79}");

    /** The kinds whose identity is derived from one short text. */
    private static final Map<RecordType, Function<String, RecordId>> BY_CODE =
            Map.of(
                    RecordType.PROGRAMME, ProgrammeId::ofCode,
                    RecordType.CALL, CallId::ofCode,
                    RecordType.PERSON, PersonId::ofPseudonym,
                    RecordType.NEED, NeedId::ofCode,
                    RecordType.ENGAGEMENT, EngagementId::ofCode);

    private final References references;

    RecordNames(References references) {
        this.references = references;
    }

    /**
     * The identity of the record of a kind that is called so, in any letter case, as in addresses.
     * Whether a record with this identity exists is for the aggregates to say.
     *
     * @param at where the text stands, for faults
     * @return null where nothing can be called so; then {@code reading} holds a fault more
     */
    @Nullable UUID read(RecordType type, String text, String at, Reading reading) {
        if (UUID_TEXT.matcher(text).matches()) {
            return UUID.fromString(text);
        }
        Function<String, RecordId> ofCode = BY_CODE.get(type);
        if (ofCode != null) {
            if (!CODE.matcher(text).matches()) {
                reading.fault(at, "not-a-code", Scalars.quoted(text));
                return null;
            }
            return ofCode.apply(text).value();
        }
        if (type == RecordType.ORGANISATION) {
            int dash = text.indexOf('-', text.indexOf('-') + 1);
            if (text.indexOf('-') < 0 || dash < 0) {
                reading.fault(at, "not-an-organisation", text);
                return null;
            }
            String scheme = text.substring(0, dash).toUpperCase(Locale.ROOT);
            Identifier identifier =
                    Identifiers.read(scheme, text.substring(dash + 1), at, at, reading);
            return identifier == null ? null : OrganisationId.of(identifier).value();
        }
        return numbered(type, text, at, reading);
    }

    /**
     * The record that is called so, whatever its kind: what any record is called, also its UUID, is
     * known a moment after its first event.
     *
     * @return null where none is, or two are; then {@code reading} holds a fault more
     */
    @Nullable Subject readAny(String text, String at, Reading reading) {
        List<Subject> known = references.named(text);
        return switch (known.size()) {
            case 1 -> known.getFirst();
            case 0 -> {
                reading.fault(at, "unknown-name", text);
                yield null;
            }
            default -> {
                reading.fault(at, "ambiguous-name", text, Nearest.listed(named(known)));
                yield null;
            }
        };
    }

    private static List<String> named(List<Subject> subjects) {
        return subjects.stream()
                .map(subject -> subject.type().aggregate() + " " + subject)
                .toList();
    }

    private @Nullable UUID numbered(RecordType type, String text, String at, Reading reading) {
        String reference = text.toUpperCase(Locale.ROOT);
        if (!Pattern.matches(pattern(type), reference)) {
            reading.fault(at, "not-a-reference", text, example(type));
            return null;
        }
        Optional<UUID> known = references.find(reference);
        if (known.isEmpty()) {
            reading.fault(at, "unknown-name", text);
        }
        return known.orElse(null);
    }

    /** The regular expression of references of a numbered kind. */
    static String pattern(RecordType type) {
        return "%s-[0-9]{4}-[0-9]{6,}".formatted(example(type).substring(0, 3));
    }

    /** What a name of this kind looks like. */
    static String example(RecordType type) {
        return switch (type) {
            case PROGRAMME -> "EDIP-USI";
            case CALL -> "EDF-2026-DA-AIR";
            case ORGANISATION -> "UA-EDR-38422948";
            case PERSON -> "AO-01";
            case NEED -> "NEED-2026-014";
            case ENGAGEMENT -> "AUDIT-2026-1";
            case APPLICATION, INTRODUCTION, PILOT, CONTRACT -> type.reference(Year.of(2026), 123);
        };
    }
}
