package org.litopys.query.page;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.litopys.events.Money;
import org.litopys.events.RecordType;
import org.litopys.query.Json;
import org.litopys.query.history.FieldChange;
import tools.jackson.databind.JsonNode;

/** Writes the fields of a record's state for people: names of fields, and values by their form. */
final class Values {
    private static final Pattern INSTANT = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T.*Z");
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9]*(_[A-Z0-9]+)*");
    private static final Pattern UUID =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final Pattern INDEX = Pattern.compile("\\d+");

    /** Fields that only repeat what stands elsewhere on the page. */
    private static final Set<String> SILENT =
            Set.of(
                    "statusSince",
                    "since",
                    "desk",
                    "interrupted",
                    "applicationId",
                    "callId",
                    "contractId",
                    "engagementId",
                    "introductionId",
                    "needId",
                    "organisationId",
                    "personId",
                    "pilotId",
                    "programmeId",
                    "paymentId",
                    "recoveryId");

    private final Frame f;
    private final RecordType type;
    private final Map<String, String> references;
    private final Map<String, String> names;
    private final Map<String, String> lines;

    /**
     * @param references of other records, by their ids
     * @param names of members of lists that have one, by their place: {@code /lines/0}
     * @param lines names of budget lines, by their codes
     */
    Values(
            Frame f,
            RecordType type,
            Map<String, String> references,
            Map<String, String> names,
            Map<String, String> lines) {
        this.f = f;
        this.type = type;
        this.references = references;
        this.names = names;
        this.lines = lines;
    }

    /** A change and where in the state it is. */
    private record Placed(String pointer, RecordScreen.Change change) {}

    /** What an event changed, field by field; silent fields left out. */
    List<RecordScreen.Change> changes(List<FieldChange> changes) {
        List<Placed> shown = new ArrayList<>();
        for (FieldChange change : changes) {
            add(shown, change.pointer(), change.before(), change.after());
        }
        Map<String, Long> so =
                shown.stream()
                        .collect(
                                Collectors.groupingBy(
                                        one -> one.change().field(), Collectors.counting()));
        return shown.stream()
                .map(one ->
                        so.getOrDefault(one.change().field(), 1L) == 1
                                ? one.change()
                                : ofItsGroup(one))
                .toList();
    }

    /** Two fields of one name in one table are told apart by what they belong to. */
    private RecordScreen.Change ofItsGroup(Placed one) {
        RecordScreen.Change change = one.change();
        String group = last(one.pointer().substring(0, one.pointer().lastIndexOf('/')));
        return group.isEmpty()
                ? change
                : new RecordScreen.Change(
                        f.t("field.ofGroup", f.name("field", group), change.field()),
                        change.before(),
                        change.after());
    }

    /** The facts of one object, each by its own name. */
    List<RecordScreen.Fact> members(String pointer, JsonNode object) {
        List<RecordScreen.Fact> facts = new ArrayList<>();
        object.propertyStream()
                .forEach(member -> {
                    String at = pointer + "/" + member.getKey();
                    if (SILENT.contains(member.getKey())) {
                        return;
                    }
                    if (isGroup(member.getValue())) {
                        facts.addAll(members(at, member.getValue()));
                        return;
                    }
                    if (at.equals("/exportLicence/daysLeft")) {
                        return; // as of its last warning; the last day says it of this moment
                    }
                    String text = text(at, member.getValue());
                    if (at.equals("/exportLicence/validUntil") && text != null) {
                        text += ", " + left(member.getValue());
                    }
                    if (text != null) {
                        facts.add(new RecordScreen.Fact(name(at), text));
                    }
                });
        return facts;
    }

    /** How long a licence is still valid at the moment of the page. */
    private String left(JsonNode lastDay) {
        long days =
                ChronoUnit.DAYS.between(Fmt.day(f.now()), LocalDate.parse(lastDay.stringValue()));
        return days < 0
                ? f.t("record.licenceOver")
                : days == 0 ? f.t("due.today") : f.t("due.in", days);
    }

    private void add(
            List<Placed> shown,
            String pointer,
            @Nullable JsonNode before,
            @Nullable JsonNode after) {
        if (SILENT.contains(last(pointer))) {
            return;
        }
        if (isGroup(before) || isGroup(after)) {
            Set<String> members = new LinkedHashSet<>();
            for (JsonNode side : new JsonNode[] {before, after}) {
                if (side != null && side.isObject()) {
                    members.addAll(side.propertyNames());
                }
            }
            for (String member : members) {
                add(shown, pointer + "/" + member, member(before, member), member(after, member));
            }
            return;
        }
        String was = text(pointer, before);
        String is = text(pointer, after);
        if (was != null || is != null) {
            shown.add(new Placed(pointer, new RecordScreen.Change(label(pointer), was, is)));
        }
    }

    private static @Nullable JsonNode member(@Nullable JsonNode node, String name) {
        return node == null || !node.isObject() ? null : node.get(name);
    }

    /** The name of a field by itself; a few words mean different things in different places. */
    private String name(String pointer) {
        String name = last(pointer);
        if (pointer.equals("/due/at")) {
            return f.t("record.due");
        }
        return name.equals("step") && !pointer.equals("/due/step")
                ? f.t("field.stepNumber")
                : f.name("field", name);
    }

    /**
     * The name of a field by its place: a member of a list has its own name, or is counted from 1.
     */
    String label(String pointer) {
        String[] parts = pointer.substring(1).split("/");
        String name = name(pointer);
        for (int i = parts.length - 1; i > 0; i--) {
            if (INDEX.matcher(parts[i]).matches()) {
                String list = f.name("field", parts[i - 1]);
                long place = Long.parseLong(parts[i]) + 1;
                String own = names.get("/" + String.join("/", Arrays.copyOfRange(parts, 0, i + 1)));
                if (own != null) {
                    String named = f.t("field.named", list, own);
                    return i == parts.length - 1 ? named : f.t("field.ofGroup", named, name);
                }
                return i == parts.length - 1
                        ? list + " " + f.fmt().number(place)
                        : f.t("field.item", list, place, name);
            }
        }
        return name;
    }

    /**
     * A value for people; null where there is none, and for the identifier of something that has no
     * reference here: it would tell nobody anything.
     */
    @Nullable String text(String pointer, @Nullable JsonNode value) {
        if (value == null || value.isNull() || value.isMissingNode()) {
            return null;
        }
        if (value.isArray()) {
            return value.isEmpty()
                    ? null
                    : value.valueStream()
                            .map(item -> text(pointer, item))
                            .filter(item -> item != null)
                            .reduce((one, next) -> one + "; " + next)
                            .orElse(null);
        }
        if (value.isObject()) {
            return object(pointer, value);
        }
        if (value.isBoolean()) {
            return f.t(value.booleanValue() ? "record.yes" : "record.no");
        }
        if (value.isNumber()) {
            return f.fmt().number(value.longValue());
        }
        String text = value.stringValue();
        if (UUID.matcher(text).matches()) {
            // A pseudonym is all that names a person who is sealed; its beginning tells them apart.
            return last(pointer).equals("person") ? text.substring(0, 8) : references.get(text);
        }
        return string(last(pointer), text);
    }

    private String object(String pointer, JsonNode value) {
        if (isPersons(value)) {
            String text = value.path("text").asString("");
            return text.isEmpty() ? f.name("persons", value.get("state").stringValue()) : text;
        }
        if (isMoney(value)) {
            return f.fmt().money(Json.MAPPER.treeToValue(value, Money.class));
        }
        if (value.has("en") && value.has("uk")) {
            return value.get(f.language().code()).stringValue();
        }
        if (value.has("scheme") && value.has("id")) {
            return value.get("scheme").stringValue() + "-" + value.get("id").stringValue();
        }
        if (value.has("code") && value.has("passed")) {
            return pair(pointer, value.get("code"), value.get("passed"));
        }
        if (value.has("criterion") && value.has("points")) {
            return pair(pointer, value.get("criterion"), value.get("points"));
        }
        if (value.has("kpi") && value.has("target") && value.has("unit")) {
            return text(pointer, value.get("kpi"))
                    + ": "
                    + text(pointer, value.get("target"))
                    + "\u00a0"
                    + text(pointer, value.get("unit"));
        }
        if (value.has("clock") && value.has("length")) {
            return f.name("clock", value.get("clock").stringValue())
                    + ": "
                    + f.t(
                            "period." + value.get("unit").stringValue(),
                            value.get("length").longValue());
        }
        return value.propertyStream()
                .filter(member -> !SILENT.contains(member.getKey()))
                .flatMap(member -> {
                    String text = text(pointer + "/" + member.getKey(), member.getValue());
                    return text == null
                            ? Stream.<String>empty()
                            : Stream.of(f.name("field", member.getKey()) + " " + text);
                })
                .collect(Collectors.joining(", "));
    }

    private String pair(String pointer, JsonNode name, JsonNode value) {
        return text(pointer, name) + ": " + text(pointer, value);
    }

    private String string(String field, String text) {
        if (INSTANT.matcher(text).matches()) {
            return moment(text);
        }
        if (DAY.matcher(text).matches()) {
            return f.fmt().date(LocalDate.parse(text));
        }
        if (HASH.matcher(text).matches()) {
            return f.fmt().hash(text);
        }
        if (field.equals("budgetLine")) {
            return lines.getOrDefault(text, text);
        }
        if (CODE.matcher(text).matches()) {
            return code(field, text);
        }
        if (field.equals("language")) {
            return f.fmt().language(text);
        }
        return text;
    }

    private String moment(String text) {
        try {
            return f.fmt().dateTime(Instant.parse(text));
        } catch (DateTimeException notOne) {
            return text;
        }
    }

    private String code(String field, String code) {
        return switch (field) {
            case "status", "against" -> {
                String own = Codes.statusName(f, type, code);
                String payment = own.equals(code) ? f.name("status.payment", code) : own;
                yield payment.equals(code) ? f.name("status.deliverable", code) : payment;
            }
            case "technology", "technologyAreas" -> f.name("technology", code);
            case "step" -> f.name("step", code);
            case "country", "countries" -> f.fmt().country(code);
            case "role" -> {
                String own = f.name("role", code);
                yield own.equals(code) ? f.name("value", code) : own; // what a contact speaks for
            }
            case "size" -> f.name("size", code);
            case "clock" -> f.name("clock", code);
            default -> f.name("value", code);
        };
    }

    /** An object that is shown member by member. */
    static boolean isGroup(@Nullable JsonNode node) {
        return node != null
                && node.isObject()
                && !isMoney(node)
                && !isPersons(node)
                && !(node.has("en") && node.has("uk"))
                && !(node.has("scheme") && node.has("id"))
                && !node.has("points")
                && !node.has("passed")
                && !node.has("clock");
    }

    /** What a reader is given of a sealed text. */
    private static boolean isPersons(JsonNode node) {
        return node.has("state") && (node.size() == 1 || node.size() == 2 && node.has("text"));
    }

    private static boolean isMoney(JsonNode node) {
        return node.size() == 2 && node.has("amount") && node.has("currency");
    }

    private static String last(String pointer) {
        String[] parts = pointer.split("/");
        for (int i = parts.length - 1; i > 0; i--) {
            if (!INDEX.matcher(parts[i]).matches()) {
                return parts[i];
            }
        }
        return "";
    }
}
