package org.litopys.command.api;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.litopys.command.CommandEnvelope;
import org.litopys.command.LedgerCommand;
import org.litopys.command.Lifecycle;
import org.litopys.command.Refused;
import org.litopys.command.Senders;
import org.litopys.command.SentBy;
import org.litopys.events.Actor;
import org.litopys.events.Envelope.Channel;
import org.litopys.events.Evidence;
import org.litopys.events.RecordId;
import org.litopys.events.RecordType;
import org.litopys.events.Role;
import tools.jackson.databind.JsonNode;

/** One command as the API offers it: how its body is read, and what the catalogue says of it. */
final class CommandEntry {
    /** What every body has beside {@code subject} and {@code data}. */
    // 20 documents take at most 27,000 bytes, a reason 16,000: together with what a command says
    // itself they fit into an event (EventTooLarge.LIMIT_BYTES).
    private record Around(
            @Nullable UUID id,
            @Nullable Long expectedVersion,
            @Nullable Instant occurredAt,
            @Nullable @NotBlank @Size(max = 4000) String reason,
            @Nullable @Size(max = 20) List<Evidence> evidence,
            @Nullable @NotBlank @Size(max = 100) String onBehalfOf,
            @Nullable @NotBlank @Size(max = 500) String legalBasis) {}

    /** What a new record is known by, where one member is enough to tell. */
    private static final Set<String> IDENTITIES = Set.of("code", "identifier", "person");

    private final Class<? extends LedgerCommand> type;
    private final Lifecycle<?, ?> lifecycle;
    private final @Nullable RecordComponent subject;
    private final Set<Role> senders;
    private final List<String> dataNames;
    private final Members data;
    private final Members body;
    private final Members line;

    CommandEntry(Class<? extends LedgerCommand> type, Lifecycle<?, ?> lifecycle) {
        this.type = type;
        this.lifecycle = lifecycle;
        senders = sentBy().isPresent() ? Senders.of(type) : Set.of();
        RecordComponent target = null;
        List<String> names = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            if (component.getAccessor().isAnnotationPresent(TargetAggregateIdentifier.class)) {
                target = component;
            } else {
                names.add(component.getName());
            }
        }
        subject = target;
        dataNames = List.copyOf(names);
        data = Shapes.members(type, target == null ? Set.of() : Set.of(target.getName()));
        body = new Members(bodyMembers());
        List<Members.Member> ofLine = new ArrayList<>(bodyMembers());
        ofLine.addFirst(new Members.Member("type", Scalars.text(), false, new Constraints()));
        line = new Members(ofLine);
    }

    private List<Members.Member> bodyMembers() {
        RecordComponent[] around = Around.class.getRecordComponents();
        List<Members.Member> members = new ArrayList<>();
        members.add(Shapes.member(around[0]));
        if (subject != null) {
            AnnotatedType identity = subject.getAnnotatedType();
            members.add(
                    new Members.Member(
                            "subject",
                            Shapes.of(identity),
                            identity.isAnnotationPresent(Nullable.class),
                            new Constraints()));
        }
        Arrays.stream(around).skip(1).map(Shapes::member).forEach(members::add);
        members.add(new Members.Member("data", dataShape(), data.needsNone(), new Constraints()));
        return members;
    }

    private Shape dataShape() {
        return new Shape() {
            @Override
            public @Nullable Object read(JsonNode node, String at, Reading reading) {
                return data.read(node, at, reading);
            }

            @Override
            public Map<String, Object> schema() {
                return data.schema();
            }
        };
    }

    /** As in addresses: {@code accept-application}. */
    String name() {
        return LedgerCommand.nameOf(type);
    }

    /** Of the kind of record that it is a command to. */
    Lifecycle<?, ?> lifecycle() {
        return lifecycle;
    }

    /** Empty where it may be any. */
    Optional<RecordType> recordType() {
        return lifecycle.recordType();
    }

    /** Name of its kind of record, or of all of them. */
    String record() {
        return recordType().map(RecordType::aggregate).orElse("Record");
    }

    boolean creates() {
        return lifecycle.creates(type);
    }

    /** The roles that may send it, in their own order. */
    Set<Role> senders() {
        return senders;
    }

    boolean needsReason() {
        return sentBy().map(SentBy::needsReason).orElse(false);
    }

    private Optional<SentBy> sentBy() {
        return Optional.ofNullable(type.getAnnotation(SentBy.class));
    }

    /** Names of the states in which the command is allowed; none where it creates the record. */
    List<String> states() {
        return lifecycle.statesFor(type).stream().map(Enum::name).sorted().toList();
    }

    /** Names of the members of {@code data}. */
    List<String> dataNames() {
        return dataNames;
    }

    /** Pointer to what in the body says which record this is. */
    String identityAt() {
        return subject != null
                ? "/subject"
                : dataNames.stream()
                        .filter(IDENTITIES::contains)
                        .findFirst()
                        .map(name -> Fault.member("/data", name))
                        .orElse("/data");
    }

    /** Every record that such a command is about or names. */
    Set<UUID> records(LedgerCommand command) {
        Set<UUID> records = new HashSet<>();
        if (command.subject() != null) {
            records.add(command.subject().value());
        }
        for (RecordComponent component : type.getRecordComponents()) {
            if (RecordId.class.isAssignableFrom(component.getType())
                    && Shapes.value(component, command) instanceof RecordId id) {
                records.add(id.value());
            }
        }
        return records;
    }

    /** JSON Schema of the body of {@code POST /api/commands/NAME}, without its {@code $schema}. */
    Map<String, Object> schema() {
        Map<String, Object> schema = body.schema();
        if (needsReason()) {
            Schemas.require(schema, "reason");
        }
        return schema;
    }

    /**
     * Reads a body.
     *
     * @param ofStream whether the body is a line of a stream and names its type
     * @throws Refused where the actor has no role that may send it: before the content is looked
     *     at, which would be of no use to such a caller
     * @throws Problem.Exception 422 with every fault that was found; 404 where the subject is
     *     unknown
     */
    BoundCommand bind(JsonNode json, boolean ofStream, Actor actor, RecordNames names) {
        // In another's place one acts with a role that the ledger knows, not the token.
        if (isAbsent(json, "onBehalfOf") && !actor.hasAny(senders)) {
            throw Senders.missing(actor, senders);
        }
        Reading reading = new Reading(names);
        Members members = ofStream ? line : body;
        @Nullable Object[] values = members.read(json, "", reading);
        if (needsReason() && isAbsent(json, "reason")) {
            reading.fault("/reason", "reason-missing", name());
        }
        int next = ofStream ? 1 : 0;
        int version = next + (subject == null ? 1 : 2);
        if (creates()
                && values != null
                && values[version] instanceof Long expected
                && expected != 0) {
            reading.fault("/expectedVersion", "version-of-new-record");
        }
        if (values == null || !reading.faults().isEmpty()) {
            throw invalid(reading.faults()).asException();
        }
        UUID id = values[next] instanceof UUID given ? given : UUID.randomUUID();
        Object identity = subject == null ? null : values[++next];
        LedgerCommand command;
        try {
            command = create(identity, (Object[]) values[next + 7]);
        } catch (IllegalArgumentException refused) {
            Fault fault = Fault.of("/data", "invalid-value", String.valueOf(refused.getMessage()));
            throw invalid(List.of(fault)).asException();
        }
        @SuppressWarnings("unchecked") // as the member's shape reads it
        List<Evidence> evidence = (List<Evidence>) values[next + 4];
        CommandEnvelope envelope =
                new CommandEnvelope(
                        id,
                        actor,
                        (Long) values[next + 1],
                        (Instant) values[next + 2],
                        (String) values[next + 3],
                        evidence == null ? List.of() : evidence,
                        Channel.API,
                        null,
                        null,
                        (String) values[next + 5],
                        (String) values[next + 6]);
        return new BoundCommand(this, command.identifiedBy(id), envelope, reading.called());
    }

    private static boolean isAbsent(JsonNode json, String member) {
        return !json.hasNonNull(member);
    }

    private LedgerCommand create(@Nullable Object identity, @Nullable Object @Nullable [] given) {
        RecordComponent[] components = type.getRecordComponents();
        @Nullable Object[] all = new Object[components.length];
        int next = 0;
        for (int i = 0; i < all.length; i++) {
            if (subject != null && components[i].getName().equals(subject.getName())) {
                all[i] = identity;
            } else {
                all[i] = given == null ? null : given[next++];
            }
        }
        return (LedgerCommand) Shapes.create(type, all);
    }

    private static Problem invalid(List<Fault> faults) {
        if (faults.size() == 1
                && faults.getFirst().pointer().equals("/subject")
                && faults.getFirst().code().equals("unknown-name")) {
            String subject = faults.getFirst().arguments().getFirst();
            return Problem.of(ApiRule.UNKNOWN_SUBJECT, subject).with(faults);
        }
        return Problem.of(ApiRule.INVALID_CONTENT, Integer.toString(faults.size())).with(faults);
    }
}
