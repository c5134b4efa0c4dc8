package org.litopys.data;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The PostgreSQL of a data directory. It keeps what it has acknowledged (fsync and
 * synchronous_commit are on, and checked after each start), listens on the loopback address only,
 * on a free port, and asks for a password that lies in the data directory. It runs beside this
 * process: {@code kill -9} of this process leaves it running, and the next start stops what was
 * left and goes on from there.
 */
public final class LocalPostgres implements AutoCloseable {
    private static final String USER = "postgres";
    private static final String NAME = "litopys";
    private static final String PASSWORD_FILE = "postgres.password";
    private static final String KEY_USER = "litopys_keys";
    private static final String KEY_PASSWORD_FILE = "keys.password";
    private static final int START_SECONDS = 120; // a crash recovery may have much to read
    private static final int STOP_SECONDS = 30;

    /** What must hold for a ledger, and modest sizes for one office on one machine. */
    private static final Map<String, String> SETTINGS =
            Map.ofEntries(
                    Map.entry("fsync", "on"),
                    Map.entry("synchronous_commit", "on"),
                    Map.entry("full_page_writes", "on"),
                    Map.entry("listen_addresses", "localhost"),
                    Map.entry("unix_socket_directories", "''"),
                    Map.entry("max_connections", "100"),
                    Map.entry("shared_buffers", "256MB"),
                    Map.entry("max_wal_size", "2GB"),
                    Map.entry(
                            "jit",
                            "off"), // many small queries; compiling them costs more than it saves
                    Map.entry("timezone", "UTC"),
                    Map.entry("log_timezone", "UTC"),
                    Map.entry("log_min_messages", "warning"));

    private final PostgresPrograms programs;
    private final Path cluster;
    private final Path log;
    private final Database database;
    private final KeyLogin keyLogin;
    private boolean closed;

    private LocalPostgres(
            PostgresPrograms programs,
            Path cluster,
            Path log,
            Database database,
            KeyLogin keyLogin) {
        this.programs = programs;
        this.cluster = cluster;
        this.log = log;
        this.database = database;
        this.keyLogin = keyLogin;
    }

    /**
     * Starts it; makes it on the first start. Returns when it answers.
     *
     * @throws Unusable it cannot start; says why
     */
    public static LocalPostgres start(DataDirectory directory) {
        Path cluster = directory.path().resolve("postgres");
        Path log = directory.logs().resolve("postgres.log");
        PostgresPrograms programs = PostgresPrograms.prepare(directory.path());
        try {
            stopLeftRunning(cluster);
            if (directory.read(PASSWORD_FILE) == null
                    || !Files.exists(cluster.resolve("PG_VERSION"))) {
                create(programs, directory, cluster, log);
            }
            String password = String.valueOf(directory.read(PASSWORD_FILE)).strip();
            if (directory.read(KEY_PASSWORD_FILE) == null) {
                directory.keep(KEY_PASSWORD_FILE, randomPassword());
            }
            String keyPassword = String.valueOf(directory.read(KEY_PASSWORD_FILE)).strip();
            int port = startOnFreePort(programs, cluster, log);
            LocalPostgres started =
                    new LocalPostgres(
                            programs,
                            cluster,
                            log,
                            new Database(
                                    "jdbc:postgresql://localhost:" + port + "/" + NAME,
                                    USER,
                                    password),
                            new KeyLogin(KEY_USER, keyPassword));
            try {
                started.checkAndPrepare(port);
                return started;
            } catch (SQLException | RuntimeException e) {
                started.close();
                throw e;
            }
        } catch (IOException e) {
            throw new Unusable("PostgreSQL cannot start in " + cluster + ": " + Reasons.of(e), e);
        } catch (SQLException e) {
            throw new Unusable(
                    "PostgreSQL in " + cluster + " started but does not answer: " + e.getMessage(),
                    e);
        }
    }

    /**
     * The PostgreSQL that a running Litopys has started in this data directory.
     *
     * @throws Unusable none runs there
     */
    public static Database running(Path dataDirectory) {
        try {
            List<String> lines =
                    Files.readAllLines(dataDirectory.resolve("postgres/postmaster.pid"));
            if (lines.size() < 4) {
                throw new IOException("it is just starting or stopping");
            }
            String password = Files.readString(dataDirectory.resolve(PASSWORD_FILE)).strip();
            return new Database(
                    "jdbc:postgresql://localhost:" + lines.get(3).strip() + "/" + NAME,
                    USER,
                    password);
        } catch (IOException e) {
            throw new Unusable(
                    "The PostgreSQL in " + dataDirectory + " cannot be reached: " + Reasons.of(e),
                    e);
        }
    }

    public Database database() {
        return database;
    }

    /** The role of the keys of persons there. */
    public KeyLogin keyLogin() {
        return keyLogin;
    }

    /**
     * Has somebody told if it ends without having been asked to: a full disk, a failing one,
     * somebody's kill.
     *
     * @param told is given one sentence, once, from another thread
     */
    public void watch(Consumer<String> told) {
        try {
            ProcessHandle process = leftRunning(cluster, cluster.resolve("postmaster.pid"));
            if (process == null) {
                told.accept(endedByItself());
            } else {
                process.onExit()
                        .thenRun(() -> {
                            if (!isClosed()) {
                                told.accept(endedByItself());
                            }
                        });
            }
        } catch (IOException e) {
            told.accept(endedByItself());
        }
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    private String endedByItself() {
        String complaint;
        try {
            complaint = PostgresCommand.lastComplaint(log, 0);
        } catch (IOException e) {
            complaint = "its log cannot be read: " + Reasons.of(e);
        }
        return "PostgreSQL in "
                + cluster
                + " has ended by itself ("
                + complaint
                + "; all of it in "
                + log
                + "); what was acknowledged is kept, start again when the cause is gone";
    }

    /** Stops it after its last writes are on disk; whoever is still connected is cut off. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            Path pidFile = cluster.resolve("postmaster.pid");
            if (PostgresCommand.run(log, stopCommand()) != 0
                    && Files.exists(pidFile)
                    && leftRunning(cluster, pidFile) != null) {
                throw new Unusable(
                        "PostgreSQL in "
                                + cluster
                                + " did not stop within "
                                + STOP_SECONDS
                                + " s; see "
                                + log);
            }
        } catch (IOException e) {
            throw new Unusable(
                    "PostgreSQL in " + cluster + " cannot be stopped: " + Reasons.of(e), e);
        }
    }

    private List<String> stopCommand() {
        return List.of(
                programs.program("pg_ctl"),
                "-D",
                cluster.toString(),
                "-m",
                "fast",
                "-w",
                "-t",
                String.valueOf(STOP_SECONDS),
                "stop");
    }

    private static String randomPassword() {
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    /**
     * The cluster is made beside its place and moved there whole, so that an interrupted first
     * start leaves none.
     */
    private static void create(
            PostgresPrograms programs, DataDirectory directory, Path cluster, Path log)
            throws IOException {
        if (Files.exists(cluster)) {
            throw new Unusable(
                    "The data directory "
                            + directory.path()
                            + " has records but lacks "
                            + PASSWORD_FILE
                            + " or postgres/PG_VERSION; restore them from a backup");
        }
        directory.keep(PASSWORD_FILE, randomPassword());
        Path draft = cluster.resolveSibling("postgres.new");
        Folders.delete(draft);
        // The built-in C.UTF-8 knows letters of all languages and sorts the same on every machine
        // and for ever.
        List<String> command =
                List.of(
                        programs.program("initdb"),
                        "--pgdata=" + draft,
                        "--username=" + USER,
                        "--pwfile=" + directory.path().resolve(PASSWORD_FILE),
                        "--auth=scram-sha-256",
                        "--encoding=UTF-8",
                        "--locale=C",
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8");
        if (PostgresCommand.run(log, command) != 0) {
            throw new Unusable(
                    "PostgreSQL's files cannot be made in "
                            + cluster
                            + ": "
                            + PostgresCommand.lastComplaint(log, 0));
        }
        Files.move(draft, cluster, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
    }

    private static int startOnFreePort(PostgresPrograms programs, Path cluster, Path log)
            throws IOException {
        for (int attempt = 1; ; attempt++) {
            long logged = Files.exists(log) ? Files.size(log) : 0;
            int port;
            try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                port = free.getLocalPort();
            }
            if (PostgresCommand.run(log, startCommand(programs, cluster, log, port)) == 0) {
                return port;
            }
            // Between finding a free port and binding it, another program may have taken it.
            String complaint = PostgresCommand.lastComplaint(log, logged);
            if (attempt == 3 || !complaint.contains("Address already in use")) {
                throw new Unusable(
                        "PostgreSQL cannot start in "
                                + cluster
                                + ": "
                                + complaint
                                + " (all of it in "
                                + log
                                + ")");
            }
        }
    }

    private static List<String> startCommand(
            PostgresPrograms programs, Path cluster, Path log, int port) {
        StringBuilder options = new StringBuilder("-p " + port);
        SETTINGS.forEach(
                (name, value) -> options.append(" -c ").append(name).append('=').append(value));
        return List.of(
                programs.program("pg_ctl"),
                "-D",
                cluster.toString(),
                "-l",
                log.toString(),
                "-o",
                options.toString(),
                "-w",
                "-t",
                String.valueOf(START_SECONDS),
                "start");
    }

    private void checkAndPrepare(int port) throws SQLException {
        String server = "jdbc:postgresql://localhost:" + port + "/postgres";
        try (Connection connection =
                        DriverManager.getConnection(server, USER, database.password());
                Statement statement = connection.createStatement()) {
            for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
                try (ResultSet shown = statement.executeQuery("show " + setting)) {
                    if (!shown.next() || !"on".equals(shown.getString(1))) {
                        throw new Unusable(
                                "PostgreSQL in "
                                        + cluster
                                        + " runs with "
                                        + setting
                                        + " off, so it could lose records; take that setting out of its configuration");
                    }
                }
            }
            boolean exists;
            try (ResultSet found =
                    statement.executeQuery(
                            "select from pg_database where datname = '" + NAME + "'")) {
                exists = found.next();
            }
            if (!exists) {
                statement.execute("create database " + NAME);
            }
        }
        prepareKeys();
    }

    /**
     * The role of the keys of persons, and its schema. It can read nothing else; whoever has the
     * data directory can be any role, so here the two roles guard against mistakes only.
     */
    private void prepareKeys() throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(
                                database.url(), database.user(), database.password());
                Statement statement = connection.createStatement()) {
            statement.execute(
                    """
                    do $$
                    begin
                        if not exists (select from pg_roles where rolname = '%1$s') then
                            create role %1$s;
                        end if;
                    end
                    $$;
                    alter role %1$s login password '%2$s';
                    create schema if not exists keys authorization %1$s;\
                    """
                            .formatted(keyLogin.user(), keyLogin.password()));
        }
    }

    /**
     * Stops a PostgreSQL of this folder that outlived its Litopys. To be called only by who holds
     * the directory's lock: then any that runs was left over.
     */
    static void stopLeftRunning(Path cluster) throws IOException {
        Path pidFile = cluster.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        ProcessHandle process = leftRunning(cluster, pidFile);
        if (process == null) {
            // The number may by now be another program's, and PostgreSQL would take that one for
            // itself.
            Files.deleteIfExists(pidFile);
            return;
        }
        PostgresCommand.run(null, List.of("kill", "-INT", String.valueOf(process.pid())));
        try {
            process.onExit().get(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (java.util.concurrent.ExecutionException
                | java.util.concurrent.TimeoutException e) {
            throw new Unusable(
                    "A PostgreSQL left running in "
                            + cluster
                            + " (process "
                            + process.pid()
                            + ") does not stop; stop it yourself",
                    e);
        }
    }

    private static @Nullable ProcessHandle leftRunning(Path cluster, Path pidFile)
            throws IOException {
        List<String> lines = Files.readAllLines(pidFile);
        long pid;
        try {
            pid = Long.parseLong(lines.isEmpty() ? "" : lines.getFirst().strip());
        } catch (NumberFormatException e) {
            return null; // a crash while it was written
        }
        return ProcessHandle.of(pid)
                .filter(process -> commandLine(process).contains(cluster.toString()))
                .orElse(null);
    }

    private static String commandLine(ProcessHandle process) {
        Path linux = Path.of("/proc/" + process.pid() + "/cmdline");
        try {
            if (Files.isReadable(linux)) {
                return Files.readString(linux, java.nio.charset.StandardCharsets.ISO_8859_1);
            }
        } catch (IOException e) {
            return ""; // it ended meanwhile
        }
        return process.info().commandLine().orElse("");
    }
}
