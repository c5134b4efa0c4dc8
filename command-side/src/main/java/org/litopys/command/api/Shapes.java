package org.litopys.command.api;

import static java.util.Map.entry;

import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.litopys.events.Money;
import org.litopys.events.RecordId;
import org.litopys.events.RecordType;
import org.litopys.events.access.PersonId;
import org.litopys.events.application.ApplicationId;
import org.litopys.events.audit.EngagementId;
import org.litopys.events.call.CallId;
import org.litopys.events.contract.ContractId;
import org.litopys.events.introduction.IntroductionId;
import org.litopys.events.need.NeedId;
import org.litopys.events.organisation.Identifier;
import org.litopys.events.organisation.OrganisationId;
import org.litopys.events.pilot.PilotId;
import org.litopys.events.programme.ProgrammeId;
import org.litopys.events.record.Subject;
import tools.jackson.databind.JsonNode;

/** The shape of each Java type that a command may be made of. */
final class Shapes {
    private static final Map<Class<?>, RecordType> RECORDS =
            Map.of(
                    ProgrammeId.class, RecordType.PROGRAMME,
                    CallId.class, RecordType.CALL,
                    OrganisationId.class, RecordType.ORGANISATION,
                    PersonId.class, RecordType.PERSON,
                    NeedId.class, RecordType.NEED,
                    ApplicationId.class, RecordType.APPLICATION,
                    IntroductionId.class, RecordType.INTRODUCTION,
                    PilotId.class, RecordType.PILOT,
                    ContractId.class, RecordType.CONTRACT,
                    EngagementId.class, RecordType.ENGAGEMENT);

    private static final Map<Class<?>, Shape> VALUES =
            Map.ofEntries(
                    entry(String.class, Scalars.text()),
                    entry(int.class, Scalars.wholeNumber(false)),
                    entry(Integer.class, Scalars.wholeNumber(false)),
                    entry(long.class, Scalars.wholeNumber(true)),
                    entry(Long.class, Scalars.wholeNumber(true)),
                    entry(boolean.class, Scalars.truth()),
                    entry(Boolean.class, Scalars.truth()),
                    entry(LocalDate.class, Scalars.date()),
                    entry(Instant.class, Scalars.time()),
                    entry(Currency.class, Scalars.currency()),
                    entry(UUID.class, Scalars.uuid(id -> id)),
                    entry(JsonNode.class, Scalars.anything()),
                    entry(Money.class, new MoneyShape()),
                    entry(Identifier.class, new IdentifierShape()));

    private Shapes() {}

    /** Throws IllegalStateException where the API does not know the type: a programmer's error. */
    static Shape of(AnnotatedType annotated) {
        Type type = annotated.getType();
        if (annotated instanceof AnnotatedParameterizedType parameterized) {
            AnnotatedType item = parameterized.getAnnotatedActualTypeArguments()[0];
            Type raw = ((ParameterizedType) type).getRawType();
            if (raw == List.class) {
                return new Items(of(item), Constraints.of(item), false);
            }
            if (raw == Set.class) {
                return new Items(of(item), Constraints.of(item), true);
            }
        }
        if (type instanceof Class<?> plain) {
            return of(plain);
        }
        throw new IllegalStateException("The API does not know the type " + type);
    }

    private static Shape of(Class<?> type) {
        if (type.isEnum()) {
            return Scalars.choice(type.getEnumConstants());
        }
        if (type == Subject.class) {
            return Scalars.anyRecord();
        }
        if (RecordId.class.isAssignableFrom(type)) {
            RecordType named = RECORDS.get(type);
            Function<UUID, Object> wrap = id -> create(type, id);
            return named == null ? Scalars.uuid(wrap) : Scalars.record(named, wrap);
        }
        if (type.isRecord() && type != Money.class && type != Identifier.class) {
            return new Whole(type);
        }
        Shape shape = VALUES.get(type);
        if (shape == null) {
            throw new IllegalStateException("The API does not know the type " + type);
        }
        return shape;
    }

    /** The identity type of a command's subject made of a UUID. */
    static RecordId identity(Class<?> type, UUID id) {
        return (RecordId) create(type, id);
    }

    /** The members of a record's components, without those that {@code leftOut} names. */
    static Members members(Class<?> record, Set<String> leftOut) {
        List<Members.Member> members = new ArrayList<>();
        for (RecordComponent component : record.getRecordComponents()) {
            if (!leftOut.contains(component.getName())) {
                members.add(member(component));
            }
        }
        return new Members(members);
    }

    static Members.Member member(RecordComponent component) {
        AnnotatedType type = component.getAnnotatedType();
        return new Members.Member(
                component.getName(),
                of(type),
                type.isAnnotationPresent(Nullable.class),
                Constraints.of(type).and(KnownRanges.of(component)));
    }

    /**
     * Calls the record's constructor.
     *
     * @throws IllegalArgumentException what the record itself refuses
     */
    static Object create(Class<?> record, @Nullable Object... values) {
        try {
            Class<?>[] types =
                    Arrays.stream(record.getRecordComponents())
                            .map(RecordComponent::getType)
                            .toArray(Class<?>[]::new);
            Constructor<?> constructor = record.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalArgumentException refused) {
                throw refused;
            }
            throw new IllegalStateException(
                    "cannot create " + record.getSimpleName(), e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot create " + record.getSimpleName(), e);
        }
    }

    /** {@code LocalizedText} becomes {@code localized-text}. */
    private static String kebab(String camel) {
        return camel.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    /** The value of a component. */
    static @Nullable Object value(RecordComponent component, Object record) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot read " + component, e);
        }
    }

    /** A value type with parts, all of which are read by themselves first. */
    private record Whole(Class<?> type, Members members) implements Shape {
        Whole(Class<?> type) {
            this(type, Shapes.members(type, Set.of()));
        }

        @Override
        public @Nullable Object read(JsonNode node, String at, Reading reading) {
            int before = reading.faults().size();
            @Nullable Object[] values = members.read(node, at, reading);
            if (values == null || reading.faults().size() > before) {
                return null;
            }
            try {
                return create(type, values);
            } catch (IllegalArgumentException refused) {
                String code = "invalid-" + kebab(type.getSimpleName());
                return reading.fault(at, code, String.valueOf(refused.getMessage()));
            }
        }

        @Override
        public Map<String, Object> schema() {
            return members.schema();
        }
    }

    private record Items(Shape item, Constraints constraints, boolean unique) implements Shape {
        private static final int MOST = 1000;

        @Override
        public @Nullable Object read(JsonNode node, String at, Reading reading) {
            if (!node.isArray()) {
                return reading.fault(at, "expected-list", Scalars.quoted(node));
            }
            if (node.size() > MOST) {
                return reading.fault(at, "too-many", Integer.toString(MOST));
            }
            List<Object> items = new ArrayList<>(node.size());
            int before = reading.faults().size();
            for (int i = 0; i < node.size(); i++) {
                String there = at + "/" + i;
                JsonNode one = node.get(i);
                Object value =
                        one.isNull()
                                ? reading.fault(there, "required")
                                : item.read(one, there, reading);
                if (value == null) {
                    continue;
                }
                constraints.check(value, there, reading);
                if (unique && items.contains(value)) {
                    reading.fault(there, "duplicate-item", Scalars.quoted(one));
                }
                items.add(value);
            }
            if (reading.faults().size() > before) {
                return null;
            }
            return unique
                    ? Collections.unmodifiableSet(new LinkedHashSet<>(items))
                    : List.copyOf(items);
        }

        @Override
        public Map<String, Object> schema() {
            Map<String, Object> schema = new LinkedHashMap<>();
            schema.put("type", "array");
            schema.put("items", constraints.on(item.schema()));
            schema.put("maxItems", MOST);
            if (unique) {
                schema.put("uniqueItems", true);
            }
            return schema;
        }
    }
}
