package org.litopys.eventstore;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * A real PostgreSQL 18 for tests, as durable as in use: fsync and synchronous_commit are on. {@link
 * #freshDatabase} is what most tests need; those that kill the server start {@linkplain #own one of
 * their own}.
 */
public final class TestPostgres implements AutoCloseable {
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private static final class Shared {
        private static final TestPostgres SERVER = own();

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(SERVER::close));
        }
    }

    private final Path directory;
    private EmbeddedPostgres server;

    private TestPostgres() throws IOException {
        // Not below java.io.tmpdir/embedded-pg, where the library deletes what is older than ten
        // minutes.
        directory = Files.createTempDirectory("litopys-postgres");
        server = start(0);
    }

    /**
     * A new empty database on the server that all tests of this JVM share. The pool may be left
     * open.
     */
    public static HikariDataSource freshDatabase() {
        return Shared.SERVER.newDatabase();
    }

    /** A server that belongs to one test, which closes it. */
    public static TestPostgres own() {
        try {
            return new TestPostgres();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private EmbeddedPostgres start(int port) throws IOException {
        EmbeddedPostgres.Builder builder =
                EmbeddedPostgres.builder()
                        .setDataDirectory(directory.resolve("data"))
                        .setCleanDataDirectory(false)
                        .setRegisterShutdownHook(false)
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .setServerConfig("max_connections", "300");
        return (port == 0 ? builder : builder.setPort(port)).start();
    }

    public HikariDataSource newDatabase() {
        String name = "test_" + DATABASES.incrementAndGet();
        execute("create database " + name);
        return pool(name);
    }

    /** Another pool, as another process would have it, on the database of the given one. */
    public static HikariDataSource samePlaceAs(HikariDataSource other) {
        HikariConfig config = new HikariConfig();
        other.copyStateTo(config);
        return new HikariDataSource(config);
    }

    private HikariDataSource pool(String database) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(server.getJdbcUrl("postgres", database));
        config.setMaximumPoolSize(20);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(1000);
        return new HikariDataSource(config);
    }

    /** Runs SQL on the server's own database, as superuser. */
    public void execute(String sql) {
        execute(server.getPostgresDatabase(), sql);
    }

    /** Runs SQL that returns nothing of interest. */
    public static void execute(DataSource dataSource, String sql) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** Ends all connections to a database of the shared server, as a broken network would. */
    public static void cutConnections(HikariDataSource database) {
        String name = database.getJdbcUrl().replaceAll(".*/([^?]+).*", "$1");
        Shared.SERVER.execute(
                "select pg_terminate_backend(pid) from pg_stat_activity where datname = '%s'"
                        .formatted(name));
    }

    /**
     * Kills the server with all its processes, as a power cut would; nothing is flushed or said.
     */
    public void kill() {
        try {
            long pid =
                    Long.parseLong(
                            Files.readAllLines(directory.resolve("data/postmaster.pid"))
                                    .getFirst());
            ProcessHandle postmaster = ProcessHandle.of(pid).orElseThrow();
            List<ProcessHandle> processes =
                    Stream.concat(Stream.of(postmaster), postmaster.descendants()).toList();
            processes.forEach(ProcessHandle::destroyForcibly);
            processes.forEach(process -> process.onExit().join());
            // After a power cut no process has the id that stands here; in a container the killed
            // one may linger.
            Files.delete(directory.resolve("data/postmaster.pid"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts the killed server again, at the same port; it recovers from its log. */
    public void restart() {
        try {
            int port = server.getPort();
            server.close(); // only lets go of the data directory
            server = start(port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        if (Files.exists(directory.resolve("data/postmaster.pid"))) {
            kill(); // the data is thrown away, so it need not be written first
        }
        try (Stream<Path> files = Files.walk(directory)) {
            server.close();
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
