package org.litopys;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.litopys.access.AccessTokenPage;
import org.litopys.access.Addresses;
import org.litopys.access.ExternalIssuerConfiguration;
import org.litopys.access.ExternalIssuerConfiguration.Issuer;
import org.litopys.access.ProviderConfiguration;
import org.litopys.data.DataDirectory;
import org.litopys.data.Database;
import org.litopys.data.KeyLogin;
import org.litopys.data.LocalPostgres;
import org.litopys.data.Unusable;
import org.litopys.eventstore.OtherOrigin;
import org.litopys.keys.MasterKeyProblem;
import org.litopys.operations.OperationsConfiguration;
import org.litopys.query.journal.JournalException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/**
 * A started Litopys. It stops, on a signal or by {@link #close}, in one order: no new requests,
 * processors and pools, then PostgreSQL, then the data directory's lock.
 */
final class Running implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Running.class);

    /** What has not stopped by then is cut off; the store takes that as it takes kill -9. */
    private static final Duration LONGEST_STOP = Duration.ofSeconds(30);

    /** As {@link #LONGEST_STOP} where the database is gone: all that is left to give is answers. */
    private static final Duration LONGEST_STOP_WITHOUT_DATABASE = Duration.ofSeconds(3);

    /** Environment variable: how log lines are written. */
    private static final String LOG_FORMAT = "LITOPYS_LOG_FORMAT";

    private final Setup setup;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private @Nullable CompletableFuture<LocalPostgres> postgres;
    private @Nullable CompletableFuture<Database> database;
    private volatile @Nullable ConfigurableApplicationContext context;
    private volatile boolean stopping;

    private Running(Setup setup) {
        this.setup = setup;
    }

    /**
     * Starts it and returns when it answers. From here on a signal stops it and ends the process
     * with status 0.
     *
     * @throws Unusable it cannot start; all that was started is stopped again
     */
    static Running start(Setup setup) {
        Running running = new Running(setup);
        Thread hook = new Thread(running::stopByASignal, "stop");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            running.open();
            return running;
        } catch (RuntimeException e) {
            running.close();
            Runtime.getRuntime().removeShutdownHook(hook);
            throw inOneSentence(e, setup);
        }
    }

    private void open() {
        DataDirectory directory = setup.directory();
        Executor beside = task -> Thread.ofPlatform().name("database").start(task);
        if (directory != null) {
            postgres = CompletableFuture.supplyAsync(() -> LocalPostgres.start(directory), beside);
        }
        // Takes as long as Spring needs to get ready for it: both at once.
        database = CompletableFuture.supplyAsync(this::prepared, beside);
        SpringApplication application = new SpringApplication(wiring().toArray(Class<?>[]::new));
        application.addInitializers(
                (ApplicationContextInitializer<GenericApplicationContext>) this::given);
        context = application.run(properties().toArray(String[]::new));
        if (postgres != null) {
            postgres.join().watch(this::endWithoutPostgres);
        }
    }

    /**
     * Without its database the program can do nothing; whoever supervises it may start it again.
     */
    private void endWithoutPostgres(String sentence) {
        if (stopping) {
            return;
        }
        stopping = true;
        System.err.println("litopys: " + sentence);
        Thread closing = Thread.ofPlatform().daemon().start(this::close);
        Thread.ofPlatform()
                .start(() -> {
                    try {
                        closing.join(LONGEST_STOP_WITHOUT_DATABASE);
                    } catch (InterruptedException e) {
                        // ended below
                    } finally {
                        Runtime.getRuntime().halt(1);
                    }
                });
    }

    private List<Class<?>> wiring() {
        List<Class<?>> classes =
                new ArrayList<>(
                        List.of(
                                SharedWiring.class,
                                MachineSecurity.class,
                                OperationsConfiguration.class));
        classes.add(
                setup.issuer() == null
                        ? ProviderConfiguration.class
                        : ExternalIssuerConfiguration.class);
        if (setup.side().handlesCommands()) {
            classes.add(org.litopys.command.CommandSideConfiguration.class);
        }
        if (setup.side().answersQueries()) {
            classes.add(org.litopys.query.QuerySideConfiguration.class);
        } else {
            classes.add(NothingElse.class);
        }
        classes.addAll(setup.wiring());
        return classes;
    }

    /** What the command line said, ahead of environment and file. */
    private List<String> properties() {
        Addresses addresses = setup.addresses();
        List<String> properties =
                new ArrayList<>(
                        List.of(
                                // Only ours: a file that happens to lie where the program is
                                // started must not change it.
                                "--spring.config.location=classpath:/application.yaml",
                                "--server.port=" + addresses.port(),
                                "--server.address=" + addresses.bind(),
                                "--litopys.base-url=" + addresses.base(),
                                "--litopys.log.public=" + setup.logPublic()));
        properties.add("--management.endpoint.health.group.readiness.include=" + readiness());
        Issuer issuer = setup.issuer();
        properties.add(
                "--litopys.issuer=" + (issuer == null ? addresses.base() : issuer.address()));
        if (issuer == null) {
            properties.add("--litopys.pages.access-token=" + AccessTokenPage.PATH);
        }
        if (addresses.base().startsWith("https:")) {
            properties.add("--server.servlet.session.cookie.secure=true");
        }
        if (!addresses.base().equals(Addresses.local(addresses.port()).base())) {
            properties.add("--server.forward-headers-strategy=native"); // there is a reverse proxy
        }
        if (setup.logKey() != null) {
            properties.add("--litopys.log.key-file=" + setup.logKey());
        }
        if (setup.masterKey() != null) {
            properties.add("--litopys.master-key-file=" + setup.masterKey());
        }
        AxonServer axonServer = setup.axonServer();
        if (axonServer != null) {
            properties.addAll(axonServer.properties());
        }
        DataDirectory directory = setup.directory();
        if (directory != null) {
            properties.add("--logging.file.name=" + directory.logs().resolve("litopys.log"));
        } else {
            properties.add(
                    "--logging.threshold.console=INFO"); // whoever runs it there collects what it
            // prints
        }
        properties.addAll(logFormat(System.getenv(LOG_FORMAT)));
        return properties;
    }

    /** Lines for people, or Elastic Common Schema as JSON for machines. */
    private static List<String> logFormat(@Nullable String wanted) {
        return switch (wanted == null ? "" : wanted) {
            case "", "text" -> List.of();
            case "ecs" ->
                    List.of(
                            "--logging.structured.format.console=ecs",
                            "--logging.structured.format.file=ecs");
            default ->
                    throw new Unusable(
                            LOG_FORMAT + " is \"" + wanted + "\"; it can be text or ecs");
        };
    }

    /** What must be well for this process to be ready; for it to be alive, no database must. */
    private String readiness() {
        boolean needsAxonServer = setup.axonServer() != null && setup.side().handlesCommands();
        return "readinessState,ledger" + (needsAxonServer ? ",axonServer" : "");
    }

    private void given(GenericApplicationContext beans) {
        beans.registerBean(Addresses.class, setup::addresses);
        beans.registerBean(Database.class, () -> Objects.requireNonNull(database).join());
        KeyLogin keyLogin = setup.keyLogin();
        if (keyLogin != null) {
            beans.registerBean(KeyLogin.class, () -> keyLogin);
        } else if (postgres != null) {
            beans.registerBean(
                    KeyLogin.class, () -> Objects.requireNonNull(postgres).join().keyLogin());
        }
        Issuer issuer = setup.issuer();
        if (issuer != null) {
            beans.registerBean(Issuer.class, () -> issuer);
        }
    }

    /** The database, with the identity provider's part of it up to date. */
    private Database prepared() {
        Database prepared = setup.database();
        if (prepared == null) {
            prepared =
                    Objects.requireNonNull(postgres, "neither a directory nor a database")
                            .join()
                            .database();
        }
        if (setup.issuer() == null) {
            ProviderConfiguration.migrate(prepared);
        }
        return prepared;
    }

    /** A bean of the running program. */
    <T> T bean(Class<T> type) {
        return context().getBean(type);
    }

    ConfigurableApplicationContext context() {
        ConfigurableApplicationContext started = context;
        if (started == null) {
            throw new IllegalStateException("not started");
        }
        return started;
    }

    /** Whether a signal is stopping it; what fails from then on fails because of that. */
    boolean isStopping() {
        return stopping;
    }

    /** Waits until it was stopped. */
    void await() throws InterruptedException {
        stopped.await();
    }

    private void stopByASignal() {
        stopping = true;
        Thread.ofPlatform().daemon().name("longest-stop").start(Running::endAfterLongestStop);
        close();
        // Java would end with the number of the signal; who asked us to stop asked for nothing
        // wrong.
        Runtime.getRuntime().halt(0);
    }

    private static void endAfterLongestStop() {
        try {
            Thread.sleep(LONGEST_STOP);
        } catch (InterruptedException e) {
            return;
        }
        LOG.error(
                "not stopped within {} s: what is still running is cut off",
                LONGEST_STOP.toSeconds());
        Runtime.getRuntime().halt(1);
    }

    /** Stops it. Closing twice does nothing. */
    @Override
    public synchronized void close() {
        if (stopped.getCount() == 0) {
            return;
        }
        try {
            ConfigurableApplicationContext started = context;
            if (started != null) {
                started.close();
            }
        } finally {
            closePostgres();
            if (setup.directory() != null) {
                setup.directory().close();
            }
            stopped.countDown();
        }
    }

    private void closePostgres() {
        if (postgres == null) {
            return;
        }
        try {
            if (database != null) {
                database.handle((_, _) -> true)
                        .join(); // nothing is cut off in the middle of a migration
            }
            postgres.join().close();
        } catch (CompletionException e) {
            LOG.info("PostgreSQL had not started", e);
        } catch (Unusable e) {
            LOG.warn("{}", e.getMessage(), e);
        }
    }

    /**
     * Why a start failed: as somebody said it for the user, else the innermost reason, with the
     * whole story in the log.
     */
    private static RuntimeException inOneSentence(RuntimeException failure, Setup setup) {
        Throwable innermost = failure;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Unusable unusable) {
                return unusable;
            }
            if (cause instanceof PortInUseException) {
                return ServerOptions.taken(setup.addresses().port(), failure);
            }
            if (cause instanceof JournalException
                    || cause instanceof OtherOrigin
                    || cause instanceof MasterKeyProblem) {
                return new Unusable(String.valueOf(cause.getMessage()), failure);
            }
            innermost = cause;
        }
        if (setup.directory() == null) {
            return failure; // what is printed is the log
        }
        LOG.info("the start failed", failure);
        return new Unusable(
                "Cannot start: "
                        + innermost.toString().lines().findFirst().orElse("")
                        + "; the whole story is in "
                        + setup.directory().logs().resolve("litopys.log"),
                failure);
    }
}
