package org.litopys.command;

import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.lang.annotation.Annotation;
import java.lang.reflect.Executable;
import java.lang.reflect.Parameter;
import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.axonframework.commandhandling.AnnotationCommandHandlerAdapter;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.Priority;
import org.axonframework.common.caching.Cache;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.annotation.ClasspathParameterResolverFactory;
import org.axonframework.messaging.annotation.MultiParameterResolverFactory;
import org.axonframework.messaging.annotation.ParameterResolver;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.AggregateAnnotationCommandHandler;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.modelling.command.Repository;
import org.axonframework.modelling.command.inspection.AggregateModel;
import org.axonframework.modelling.command.inspection.AnnotatedAggregateMetaModelFactory;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import org.litopys.command.audit.SampleEngagement;
import org.litopys.events.RecordId;
import org.litopys.events.personal.DataSubjectId;
import org.litopys.events.personal.PersonKey;
import org.litopys.events.personal.SecretBox;
import org.litopys.events.serialization.EventCatalogue;
import org.litopys.events.serialization.LedgerEventSerializer;
import org.litopys.eventstore.Appended;
import org.litopys.eventstore.Ledger;
import org.litopys.eventstore.RecordReadingStore;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.annotation.AnnotatedBeanDefinitionReader;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.ResolvableType;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.core.type.filter.RegexPatternTypeFilter;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.stereotype.Component;
import org.springframework.util.ClassUtils;

/**
 * A command-side without HTTP and processes, whose events and keys stay in memory: all kinds of
 * records on one bus, as in use, in a fraction of a second. For what several records do in one unit
 * of work; what durability, other processes and repeated commands need is tested on PostgreSQL.
 */
final class InMemory {
    private static final String PACKAGE = InMemory.class.getPackageName();
    private static final List<Class<?>> RECORDS = annotatedWith(Aggregate.class);
    private static final List<Class<?>> COMPONENTS = annotatedWith(Component.class);
    private static final Validator VALIDATOR =
            Validation.buildDefaultValidatorFactory().getValidator();

    private static final String HERE = InMemory.class.getName();

    /** Whatever else a handler takes is a bean of the command-side that handles the command. */
    private static final ParameterResolverFactory PARAMETERS =
            MultiParameterResolverFactory.ordered(
                    ClasspathParameterResolverFactory.forClass(InMemory.class), new Beans());

    /** Made once: looking through all handlers takes longer than most tests. */
    private static final Map<Class<?>, AggregateModel<?>> MODELS =
            RECORDS.stream()
                    .collect(
                            Collectors.toMap(
                                    Function.identity(),
                                    record ->
                                            AnnotatedAggregateMetaModelFactory.inspectAggregate(
                                                    record, PARAMETERS)));

    private static final LedgerEventSerializer SERIALIZER =
            new LedgerEventSerializer(new EventCatalogue());

    private final Clock clock;
    private final Engine engine;
    private final PersonalData.Keys keys = newKeys();

    InMemory(Clock clock) {
        this.clock = clock;
        engine = new Engine(clock);
    }

    /** How many events there are. */
    long head() {
        return engine.head();
    }

    private static List<Class<?>> annotatedWith(Class<? extends Annotation> annotation) {
        ClassPathScanningCandidateComponentProvider scan =
                new ClassPathScanningCandidateComponentProvider(false);
        scan.addIncludeFilter(new AnnotationTypeFilter(annotation, false));
        scan.addExcludeFilter(
                new RegexPatternTypeFilter(
                        Pattern.compile(".*\\.(api|process)\\..*|.*\\.LedgerToAudit")));
        return scan.findCandidateComponents(PACKAGE).stream()
                .<Class<?>>map(found ->
                        ClassUtils.resolveClassName(
                                String.valueOf(found.getBeanClassName()),
                                InMemory.class.getClassLoader()))
                .toList();
    }

    GenericApplicationContext start() {
        GenericApplicationContext context = new GenericApplicationContext();
        new AnnotatedBeanDefinitionReader(context).register(CommandHandling.class);
        context.registerBean(Clock.class, () -> clock);
        context.registerBean(Validator.class, () -> VALIDATOR);
        context.registerBean(Ledger.class, () -> new Ledger(NO_DATABASE));
        context.registerBean("auditedLedger", Object.class, SampleEngagement::ledger);
        context.registerBean(PersonalData.class, () -> new PersonalData(keys));
        context.registerBean(
                EventStore.class,
                () -> new RecordReadingStore(engine, context.getBean(AmendedReading.class)));
        for (Class<?> component : COMPONENTS) {
            context.registerBean(component);
        }
        for (Class<?> record : RECORDS) {
            register(record, context);
        }
        context.refresh();
        context.getBean(SimpleCommandBus.class)
                .registerHandlerInterceptor((unitOfWork, chain) -> {
                    unitOfWork.resources().put(HERE, context);
                    return chain.proceed();
                });
        RECORDS.forEach(record -> subscribe(record, context));
        COMPONENTS.stream()
                .filter(InMemory::handlesCommands)
                .forEach(component ->
                        new AnnotationCommandHandlerAdapter<>(
                                        context.getBean(component), PARAMETERS)
                                .subscribe(context.getBean(CommandBus.class)));
        return context;
    }

    private static boolean handlesCommands(Class<?> component) {
        return Arrays.stream(component.getDeclaredMethods())
                .anyMatch(method -> method.isAnnotationPresent(CommandHandler.class));
    }

    /** Each person is known to one record only, as the table of keys has it. */
    private static PersonalData.Keys newKeys() {
        Map<DataSubjectId, PersonKey> keys = new ConcurrentHashMap<>();
        Map<DataSubjectId, RecordId> knownTo = new ConcurrentHashMap<>();
        return (person, record) -> {
            RecordId first = knownTo.computeIfAbsent(person, _ -> record);
            if (!first.value().equals(record.value())) {
                throw new IllegalStateException(
                        "%s belongs to %s and not to %s".formatted(person, first, record));
            }
            return keys.computeIfAbsent(person, _ -> new PersonKey(SecretBox.newSecret()));
        };
    }

    /** Under the name that Axon's Spring module gives it. */
    @SuppressWarnings("unchecked")
    private static <T> void register(Class<T> record, GenericApplicationContext context) {
        Aggregate settings = record.getAnnotation(Aggregate.class);
        RootBeanDefinition repository = new RootBeanDefinition();
        repository.setTargetType(ResolvableType.forClassWithGenerics(Repository.class, record));
        repository.setInstanceSupplier(() ->
                EventSourcingRepository.builder(record)
                        .eventStore(context.getBean(EventStore.class))
                        .cache(context.getBean(settings.cache(), Cache.class))
                        .aggregateModel((AggregateModel<T>) MODELS.get(record))
                        .build());
        context.registerBeanDefinition(nameOfRepository(record), repository);
    }

    private static String nameOfRepository(Class<?> record) {
        return record.getSimpleName().toLowerCase(Locale.ROOT) + "Repository";
    }

    @SuppressWarnings("unchecked")
    private static <T> void subscribe(Class<T> record, GenericApplicationContext context) {
        AggregateAnnotationCommandHandler.<T>builder()
                .aggregateType(record)
                .repository(context.getBean(nameOfRepository(record), Repository.class))
                .commandTargetResolver(
                        context.getBean(
                                record.getAnnotation(Aggregate.class).commandTargetResolver(),
                                CommandTargetResolver.class))
                .aggregateModel((AggregateModel<T>) MODELS.get(record))
                .parameterResolverFactory(PARAMETERS)
                .build()
                .subscribe(context.getBean(CommandBus.class));
    }

    /** After what Axon itself gives to handlers, as its Spring module has it. */
    @Priority(Priority.LOW)
    private static final class Beans implements ParameterResolverFactory {
        @Override
        public ParameterResolver<?> createInstance(
                Executable handler, Parameter[] parameters, int index) {
            Class<?> type = parameters[index].getType();
            return new ParameterResolver<Object>() {
                @Override
                public Object resolveParameterValue(Message<?> message) {
                    GenericApplicationContext here =
                            CurrentUnitOfWork.get().root().getResource(HERE);
                    return here.getBean(type);
                }

                @Override
                public boolean matches(Message<?> message) {
                    return true;
                }
            };
        }
    }

    /**
     * Axon's, with what a stored event goes through in use: written and read as JSON, recorded by
     * the clock of the test but never before the event before it, under a key that is unique.
     */
    private static final class Engine extends InMemoryEventStorageEngine {
        private final Clock clock;
        private Instant last = Instant.MIN;
        private long head;

        Engine(Clock clock) {
            this.clock = clock;
        }

        synchronized long head() {
            return head;
        }

        /** At once: Axon's own waits within a unit of work, and another could come between. */
        @Override
        public synchronized void appendEvents(List<? extends EventMessage<?>> events) {
            Instant now = clock.instant();
            last = now.isBefore(last) ? last : now;
            Map<String, Long> sequences = new HashMap<>();
            List<DomainEventMessage<?>> stored = new ArrayList<>();
            for (EventMessage<?> event : events) {
                stored.add(stored((DomainEventMessage<?>) event, sequences));
            }
            UnitOfWork<?> current = CurrentUnitOfWork.get();
            CurrentUnitOfWork.clear(current);
            try {
                super.appendEvents(stored);
            } finally {
                CurrentUnitOfWork.set(current);
            }
            Appended appended = new Appended(head + 1, head + stored.size(), last, List.of());
            head = appended.lastPosition();
            current.root().resources().put(Appended.RESOURCE, appended);
        }

        private DomainEventMessage<?> stored(
                DomainEventMessage<?> event, Map<String, Long> sequences) {
            String id = event.getAggregateIdentifier();
            long before = sequences.computeIfAbsent(id, _ -> lastSequenceNumberFor(id).orElse(-1L));
            if (before >= event.getSequenceNumber()) {
                String what = "%s has an event %d".formatted(id, event.getSequenceNumber());
                throw event.getSequenceNumber() == 0
                        ? new AggregateStreamCreationException(what)
                        : new ConcurrencyException(what);
            }
            sequences.put(id, event.getSequenceNumber());
            return new GenericDomainEventMessage<>(
                    event.getType(),
                    id,
                    event.getSequenceNumber(),
                    read(event.serializePayload(SERIALIZER, byte[].class)),
                    MetaData.from(read(event.serializeMetaData(SERIALIZER, byte[].class))),
                    event.getIdentifier(),
                    last);
        }

        private static <T> T read(SerializedObject<byte[]> written) {
            return Objects.requireNonNull(SERIALIZER.deserialize(written));
        }
    }

    /** Receipts of repeated commands are read from the ledger itself. */
    private static final DataSource NO_DATABASE =
            new AbstractDataSource() {
                @Override
                public Connection getConnection() {
                    throw new IllegalStateException(
                            "what reads the ledger itself is tested on PostgreSQL: CommandSide.start()");
                }

                @Override
                public Connection getConnection(@Nullable String user, @Nullable String password) {
                    return getConnection();
                }
            };
}
