package org.litopys.query.page;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.litopys.events.Actor;
import org.litopys.events.RecordType;
import org.litopys.query.history.HistoryStep;
import org.litopys.query.history.RecordView;
import org.litopys.query.page.RecordScreen.Change;
import org.litopys.query.page.RecordScreen.Document;
import org.litopys.query.page.RecordScreen.Event;
import org.litopys.query.page.RecordScreen.Fact;
import org.litopys.query.page.RecordScreen.Next;
import org.litopys.query.page.RecordScreen.Replay;
import org.litopys.query.personal.PersonalData;
import org.litopys.query.record.Due;
import org.litopys.query.record.Participant;
import org.litopys.query.record.RecordRow;
import org.litopys.query.record.Stamp;
import tools.jackson.databind.JsonNode;

/** Composes the page of one record, of any kind. */
final class RecordScreens {
    /** Events shown until more are asked for. */
    private static final int SHOWN = 20;

    private static final int MORE = 50;

    /** The earliest of a longer history are reached by the slider. */
    static final int MOST = 1000;

    /** What the address says about this page alone. */
    private static final List<String> OWN = List.of("seq");

    /** Asks for what is known of persons in clear. */
    private static final String PERSONS = "persons";

    private static final String PERSONS_SHOWN = "shown";

    /** Parts of the state that the page shows elsewhere, or that are lists of their own. */
    private static final Set<String> NO_FACTS =
            Set.of("title", "status", "due", "language", "code", "name", "nameUk", "ranking");

    private final Frame f;
    private final RecordView record;
    private final List<HistoryStep> history;
    private final @Nullable JsonNode state;
    private final Optional<Proof> proof;
    private final RecordRow row;
    private final Values values;
    private final Acts acts;
    private final boolean replayed;

    private RecordScreens(
            Frame f,
            RecordView record,
            List<HistoryStep> history,
            @Nullable JsonNode state,
            Map<String, String> lines,
            Optional<Proof> proof) {
        this.f = f;
        this.record = record;
        this.state = state;
        this.proof = proof;
        this.row = record.row();
        this.replayed = record.row().version() < record.versions();
        this.history = history.stream().map(step -> step.asOfVersion(row.version())).toList();
        this.values = new Values(f, row.type(), references(), names(), lines);
        this.acts = new Acts(f, values);
    }

    /**
     * @param history events up to the version that is shown, oldest first
     * @param state as the reader sees it; null where it is not known
     * @param lines names of the budget lines of its programme, by their codes
     */
    static RecordScreen of(
            Frame f,
            RecordView record,
            List<HistoryStep> history,
            @Nullable JsonNode state,
            Map<String, String> lines,
            Optional<Proof> proof) {
        return new RecordScreens(f, record, history, state, lines, proof).screen();
    }

    /** Whether the page was asked to show who persons are, by somebody who may see it. */
    static boolean showsPersons(Frame f) {
        Frame.User user = f.user();
        return PERSONS_SHOWN.equals(f.here().value(PERSONS))
                && user != null
                && PersonalData.mayBeSeenBy(user.roles());
    }

    /** The way to who persons are and back; null where there is nothing to see, or for others. */
    private RecordScreen.@Nullable Persons persons() {
        Frame.User user = f.user();
        if (record.state() == null
                || user == null
                || !PersonalData.mayBeSeenBy(user.roles())
                || !PersonalData.in(record.state().tree())) {
            return null;
        }
        boolean shown = showsPersons(f);
        return new RecordScreen.Persons(
                shown,
                f.here().with(PERSONS, shown ? null : PERSONS_SHOWN).toString(),
                f.t(shown ? "record.personsHide" : "record.personsShow"),
                f.t(shown ? "record.personsNoted" : "record.personsWillBeNoted"));
    }

    private RecordScreen screen() {
        boolean keyOnly = "key".equals(f.here().value("events"));
        List<HistoryStep> newestFirst = history.reversed();
        List<HistoryStep> wanted =
                keyOnly ? newestFirst.stream().filter(RecordScreens::isKey).toList() : newestFirst;
        int shown = Math.min(wanted.size(), shown(f.here()));
        long earlier = keyOnly ? wanted.size() - shown : row.version() - shown;
        String title = title();
        String reference = row.reference();
        String pageTitle = title.equals(reference) ? reference : reference + " " + title;
        if (replayed) {
            pageTitle += ", " + f.t("record.replayTitle", row.version(), record.versions());
        }
        Due due = replayed ? null : row.due();
        boolean foreign = row.language() != null && !row.language().equals(f.language().code());
        return new RecordScreen(
                reference,
                pageTitle,
                title,
                foreign ? row.language() : null,
                f.t("nav." + row.type().plural()),
                f.link("/" + row.type().plural()),
                parties(),
                Codes.status(f, row.type(), row.status()).asPill(),
                due == null ? null : dueBadge(due),
                Milestones.of(f, row.type(), history),
                f.t("count.event", record.versions()),
                keyOnly,
                f.here().with("events", keyOnly ? null : "key").without("show").toString(),
                replay(),
                wanted.subList(0, shown).stream().map(this::event).toList(),
                earlier,
                earlier == 0 || shown >= MOST
                        ? null
                        : f.here().with("show", String.valueOf(shown + MORE)).toString(),
                due == null ? null : next(due),
                facts(),
                groups(),
                ranking(),
                persons(),
                links(),
                proofBadge(),
                proof.map(newest ->
                                f.t(
                                        "record.checkpoint",
                                        newest.size(),
                                        f.fmt().dateTime(newest.signedAt())))
                        .orElse(null),
                receipt(record.last(), row.id()));
    }

    private Badge proofBadge() {
        List<Long> altered = proof.map(Proof::altered).orElse(List.of());
        if (!altered.isEmpty()) {
            return new Badge(Badge.Shape.LATE, f.t("record.proofAltered", altered.getFirst()));
        }
        boolean covered =
                proof.filter(newest -> newest.covers(record.last().position())).isPresent();
        return covered
                ? new Badge(Badge.Shape.DONE, f.t("record.proofAll", row.version()))
                : new Badge(Badge.Shape.WAIT, f.t("record.proofPending"));
    }

    /** How many events are shown. */
    static int shown(Address here) {
        String show = here.value("show");
        return show != null && show.matches("\\d{1,9}")
                ? Math.clamp(Integer.parseInt(show), 1, MOST)
                : SHOWN;
    }

    private String title() {
        String title = row.titleIn(f.language().code());
        if (title != null) {
            return title;
        }
        Participant organisation = row.organisation();
        Participant partner = row.partner();
        if (row.type() == RecordType.INTRODUCTION && organisation != null && partner != null) {
            return organisation.nameIn(f.language().code())
                    + " – "
                    + partner.nameIn(f.language().code());
        }
        return organisation == null ? row.reference() : organisation.nameIn(f.language().code());
    }

    private Badge dueBadge(Due due) {
        Badge badge = Deadlines.badge(f, due.at(), f.now());
        return new Badge(
                badge.shape(),
                f.t("record.dueBadge", f.name("step", due.step().name()), badge.text()),
                true);
    }

    private Next next(Due due) {
        return new Next(
                f.name("step", due.step().name()),
                f.name("role", due.desk().name()),
                due.person(),
                f.fmt().date(due.since()),
                f.fmt().date(due.at()),
                Deadlines.badge(f, due.at(), f.now()));
    }

    private Replay replay() {
        Stamp last = record.last();
        return new Replay(
                row.version(),
                record.versions(),
                f.fmt().machine(last.occurredAt()),
                f.fmt().dateTime(last.occurredAt()),
                f.name("event", last.eventType()),
                Choice.kept(f.here(), OWN));
    }

    private Event event(HistoryStep step) {
        Stamp stamp = step.stamp();
        boolean sameDay = Fmt.day(stamp.occurredAt()).equals(Fmt.day(stamp.recordedAt()));
        List<Change> changes = values.changes(step.changes());
        return new Event(
                stamp.position(),
                f.here()
                        .without("seq", "at", "clock", "show")
                        .with("pos", String.valueOf(stamp.position()))
                        .toString(),
                isKey(step),
                stamp.version() == row.version(),
                f.fmt().machine(stamp.occurredAt()),
                f.fmt().dateTime(stamp.occurredAt()),
                sameDay ? null : f.fmt().date(stamp.recordedAt()),
                name(step),
                stamp.eventType(),
                stamp.reason(),
                cause(step),
                acts.note(step),
                acts.marks(step),
                changes,
                who(stamp),
                stamp.legalBasis(),
                stamp.evidence().stream()
                        .map(evidence ->
                                new Document(
                                        evidence.documentId(), f.fmt().hash(evidence.sha256())))
                        .toList(),
                receipt(stamp, row.id()));
    }

    private RecordScreen.@Nullable Cause cause(HistoryStep step) {
        HistoryStep.Cause cause = step.cause();
        return cause == null
                ? null
                : new RecordScreen.Cause(
                        cause.reference(),
                        f.link("/" + cause.type().plural() + "/" + cause.reference()));
    }

    /** Of a deadline, also what was due when. */
    private String name(HistoryStep step) {
        String name = f.name("event", step.stamp().eventType());
        JsonNode said = step.act();
        if (said == null || !said.has("deadline") || !said.has("dueAt")) {
            return name;
        }
        String due = f.name("step", said.get("deadline").asString());
        if (said.hasNonNull("which") && said.get("which").asString().length() < 20) {
            due += " " + said.get("which").asString(); // a person, not the id of a payment
        }
        return f.t(
                "record.ofDeadline",
                name,
                due,
                f.fmt().date(Instant.parse(said.get("dueAt").asString())));
    }

    /** Role then held and pseudonym. */
    private @Nullable String who(Stamp stamp) {
        Actor actor = stamp.actor();
        if (actor == null) {
            return null;
        }
        String roles =
                actor.roles().stream()
                        .sorted()
                        .map(role -> f.name("role", role.name()))
                        .collect(Collectors.joining(", "));
        String who = roles.isEmpty() ? actor.id() : roles + " " + actor.id();
        return stamp.onBehalfOf() == null
                ? who
                : who + " " + f.t("record.onBehalfOf", stamp.onBehalfOf());
    }

    /** An id of a command is unique for its record, so the record is named too. */
    private static @Nullable String receipt(Stamp stamp, UUID record) {
        return stamp.commandId() == null
                ? null
                : "/api/receipts/" + stamp.commandId() + "?subject=" + record;
    }

    /** Whether an event moved the record on. */
    private static boolean isKey(HistoryStep step) {
        return step.changes().stream().anyMatch(change -> change.pointer().equals("/status"));
    }

    private List<Fact> facts() {
        List<Fact> facts = new ArrayList<>();
        if (row.country() != null && row.type() == RecordType.ORGANISATION) {
            facts.add(new Fact(f.t("field.country"), f.fmt().country(row.country())));
        }
        JsonNode tree = state;
        if (tree == null) {
            return facts;
        }
        Set<String> linked =
                record.links().stream()
                        .map(link -> link.id().toString())
                        .collect(Collectors.toSet());
        tree.propertyStream()
                .filter(member -> !NO_FACTS.contains(member.getKey()))
                .filter(member ->
                        !member.getValue().isString()
                                || !linked.contains(member.getValue().stringValue()))
                .filter(member -> !isListOfGroups(member.getValue()))
                .filter(member -> !Values.isGroup(member.getValue()))
                .forEach(member -> fact(facts, member.getKey(), member.getValue()));
        return facts;
    }

    /**
     * What belongs together, step by step: a decision, and each member of a list whose members have
     * several facts, a payment or a signature.
     */
    private List<RecordScreen.Group> groups() {
        List<RecordScreen.Group> groups = new ArrayList<>();
        if (state == null) {
            return groups;
        }
        state.propertyStream()
                .filter(member -> !NO_FACTS.contains(member.getKey()))
                .forEach(member -> {
                    String pointer = "/" + member.getKey();
                    if (Values.isGroup(member.getValue())) {
                        group(groups, pointer, member.getValue());
                    } else if (isListOfGroups(member.getValue())) {
                        for (int i = 0; i < member.getValue().size(); i++) {
                            group(groups, pointer + "/" + i, member.getValue().get(i));
                        }
                    }
                });
        return groups;
    }

    private void group(List<RecordScreen.Group> groups, String pointer, JsonNode value) {
        List<Fact> facts = values.members(pointer, value);
        if (!facts.isEmpty()) {
            String id = value.has("line") ? lineId(value.get("line").asString()) : null;
            groups.add(new RecordScreen.Group(id, values.label(pointer, null), facts));
        }
    }

    /** Where the page of a programme shows one of its budget lines. */
    static String lineId(String line) {
        return "line-" + line;
    }

    /** What members of lists are called where they have a title: the lines of a budget. */
    private Map<String, String> names() {
        Map<String, String> names = new HashMap<>();
        if (state != null && row.type() == RecordType.PROGRAMME) {
            JsonNode lines = state.path("lines");
            for (int i = 0; i < lines.size(); i++) {
                names.put(
                        "/lines/" + i,
                        lines.get(i).path("title").path(f.language().code()).asString(""));
            }
        }
        return names;
    }

    /** Whose record it is, and who else takes part in it. */
    private List<Fact> parties() {
        List<Fact> parties = new ArrayList<>();
        switch (row.type()) {
            case APPLICATION -> party(parties, "field.lead", row.organisation());
            case INTRODUCTION -> {
                party(parties, "field.innovator", row.organisation());
                party(parties, "field.counterparty", row.partner());
            }
            case PILOT -> {
                party(parties, "field.innovator", row.organisation());
                party(parties, "field.host", row.partner());
            }
            case CONTRACT -> party(parties, "field.contractor", row.organisation());
            case NEED -> party(parties, "field.owner", row.organisation());
            case PROGRAMME, CALL, ORGANISATION, PERSON, ENGAGEMENT -> {}
        }
        return parties;
    }

    private void party(List<Fact> parties, String role, @Nullable Participant one) {
        if (one != null) {
            parties.add(
                    new Fact(
                            f.t(role),
                            one.nameIn(f.language().code()),
                            f.link("/organisations/" + one.reference()),
                            null));
        }
    }

    /** The ranking list of a call, as the committee adopted it. */
    private @Nullable Table ranking() {
        if (state == null || state.path("ranking").isEmpty()) {
            return null;
        }
        List<List<Cell>> rows = new ArrayList<>();
        for (JsonNode entry : state.path("ranking")) {
            String application = values.text("/ranking/application", entry.get("application"));
            rows.add(
                    List.of(
                            new Cell.Text(f.fmt().number(entry.get("rank").longValue())),
                            application == null
                                    ? new Cell.None()
                                    : OverviewView.record(
                                            f, RecordType.APPLICATION, application, null),
                            new Cell.Text(f.fmt().number(entry.get("points").longValue())),
                            new Cell.Text(f.name("value", entry.get("outcome").asString()))));
        }
        return new Table(
                f.t("field.ranking"),
                "stack",
                List.of(
                        new Table.Column(f.t("field.rank")),
                        new Table.Column(f.t("field.application")),
                        new Table.Column(f.t("field.points"), "num"),
                        new Table.Column(f.t("field.outcome"))),
                rows);
    }

    private static boolean isListOfGroups(JsonNode value) {
        return value.isArray() && !value.isEmpty() && Values.isGroup(value.get(0));
    }

    /**
     * A value is one fact; what belongs together in the state is one fact for each of its members.
     */
    private void fact(List<Fact> facts, String name, JsonNode value) {
        if (name.equals("country") || name.equals("introductions")) {
            return;
        }
        for (Change change :
                values.changes(
                        List.of(
                                new org.litopys.query.history.FieldChange(
                                        "/" + name, null, value)))) {
            if (change.after() != null) {
                facts.add(new Fact(change.field(), change.after()));
            }
        }
    }

    private List<Fact> links() {
        List<Fact> links = new ArrayList<>(linkedRecords());
        String filter =
                switch (row.type()) {
                    case ORGANISATION -> "organisation";
                    case CALL -> "call";
                    case PROGRAMME -> "programme";
                    case PERSON, NEED, APPLICATION, INTRODUCTION, PILOT, CONTRACT, ENGAGEMENT ->
                            null;
                };
        if (filter != null) {
            // Too many to link; lists with a filter hold them.
            for (RecordType type : RecordType.numbered()) {
                links.add(
                        new Fact(
                                f.t("nav." + type.plural()),
                                f.t("record.showList"),
                                f.to("/" + type.plural()).with(filter, row.reference()).toString(),
                                null));
            }
        }
        return links;
    }

    private List<Fact> linkedRecords() {
        return record.links().stream()
                .map(link ->
                        new Fact(
                                f.name("relation", link.relation()),
                                link.reference(),
                                f.link("/" + link.type().plural() + "/" + link.reference()),
                                note(link)))
                .toList();
    }

    private String note(RecordView.Link link) {
        String status = Codes.statusName(f, link.type(), link.status());
        String title =
                f.language() == Language.UK && link.titleUk() != null
                        ? link.titleUk()
                        : link.title();
        return title == null ? status : title + " · " + status;
    }

    private Map<String, String> references() {
        Map<String, String> references = new HashMap<>();
        for (RecordView.Link link : record.links()) {
            references.put(link.id().toString(), link.reference());
        }
        return references;
    }
}
