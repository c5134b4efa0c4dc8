package org.litopys;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.litopys.access.Accounts;
import org.litopys.access.Addresses;
import org.litopys.access.ApiAudience;
import org.litopys.access.ExternalIssuerConfiguration.Issuer;
import org.litopys.access.FirstAccounts;
import org.litopys.access.Login;
import org.litopys.data.DataDirectory;
import org.litopys.data.Database;
import org.litopys.data.KeyLogin;
import org.litopys.data.Unusable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code litopys serve}: the program for real use. */
@Command(
        name = "serve",
        description = {
            "Runs Litopys for real use: without invented records and without known passwords.",
            "",
            "With --data (the default) it brings its own PostgreSQL, in that directory; with --database it uses yours, and any number of processes may share it. Where no --issuer is given it is its own identity provider, and prints the first accounts with their passwords at the first start, once."
        },
        exitCodeOnExecutionException = 1,
        footerHeading = "%nExamples:%n",
        footer = {
            "  litopys serve --data /var/lib/litopys",
            "  litopys serve --side query --database jdbc:postgresql://db/litopys --user litopys --issuer https://id.example.org/realms/office",
            "  litopys serve --side command --database jdbc:postgresql://db/litopys --axon-server axonserver:8124 --issuer https://id.example.org/realms/office"
        })
final class ServeCommand implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;

    @Mixin private Help help = new Help();

    @Mixin private ServerOptions server = new ServerOptions();

    @Option(
            names = "--side",
            paramLabel = "command|query|both",
            defaultValue = "both",
            description = "Which side this process is (default: ${DEFAULT-VALUE}).")
    private Side side = Side.BOTH;

    @ArgGroup(multiplicity = "0..1")
    private @Nullable Where where;

    /** A directory or a database, not both. */
    static final class Where {
        @Option(
                names = "--data",
                paramLabel = "DIR",
                required = true,
                description =
                        "Data directory with its own PostgreSQL (default: data/office beside the program).")
        private @Nullable Path data;

        @Option(
                names = "--database",
                paramLabel = "JDBC-URL",
                required = true,
                description =
                        "A PostgreSQL that is there already: jdbc:postgresql://HOST:PORT/DATABASE")
        private @Nullable String database;
    }

    @Option(
            names = "--user",
            paramLabel = "NAME",
            defaultValue = "${env:LITOPYS_DATABASE_USER:-litopys}",
            description = "User of --database (or LITOPYS_DATABASE_USER; default: litopys).")
    private String user = "litopys";

    @Option(
            names = "--password",
            paramLabel = "PASSWORD",
            interactive = true,
            arity = "0..1",
            echo = false,
            description =
                    "Asks for that user's password. Without a terminal give it in LITOPYS_DATABASE_PASSWORD, or in the file that LITOPYS_DATABASE_PASSWORD_FILE names.")
    private char @Nullable [] password;

    @Mixin private AxonServer.Options axonServer = new AxonServer.Options();

    @Option(
            names = "--issuer",
            paramLabel = "URL",
            defaultValue = "${env:LITOPYS_ISSUER}",
            description =
                    "OpenID Connect provider whose tokens are trusted (or LITOPYS_ISSUER). Its tokens must carry roles and actor_type.")
    private @Nullable String issuer;

    @Option(
            names = "--issuer-metadata",
            paramLabel = "URL",
            defaultValue = "${env:LITOPYS_ISSUER_METADATA}",
            description =
                    "Where this process fetches that provider's description (or LITOPYS_ISSUER_METADATA; default: /.well-known/openid-configuration under --issuer). For a provider that people reach by another name than this process.")
    private @Nullable String issuerMetadata;

    @Option(
            names = "--client-id",
            paramLabel = "ID",
            defaultValue = "${env:LITOPYS_CLIENT_ID:-litopys}",
            description =
                    "The pages' client id there (or LITOPYS_CLIENT_ID; default: litopys). Their secret, if they have one, is taken from LITOPYS_CLIENT_SECRET, or from the file that LITOPYS_CLIENT_SECRET_FILE names.")
    private String clientId = "litopys";

    @Option(
            names = "--audience",
            paramLabel = "NAME",
            defaultValue = "${env:LITOPYS_AUDIENCE:-litopys-api}",
            description =
                    "What access tokens of --issuer must carry as audience (or LITOPYS_AUDIENCE; default: litopys-api), so that tokens made for others do not open this ledger.")
    private String audience = ApiAudience.DEFAULT;

    @Option(
            names = "--log-key",
            paramLabel = "FILE",
            defaultValue = "${env:LITOPYS_LOG_KEY}",
            description =
                    "Private key of the transparency log, made if missing (or LITOPYS_LOG_KEY; default: log.key in the data directory; without either, nothing is signed).")
    private @Nullable Path logKey;

    @Option(
            names = "--master-key",
            paramLabel = "FILE",
            defaultValue = "${env:LITOPYS_MASTER_KEY}",
            description =
                    "Key under which personal data is sealed, made if missing, the same for every process (or LITOPYS_MASTER_KEY; default: master.key in the data directory; without either, this process takes and shows none).")
    private @Nullable Path masterKey;

    @Option(
            names = "--keys-user",
            paramLabel = "NAME",
            defaultValue = "${env:LITOPYS_KEYS_USER}",
            description =
                    "User of --database who owns the keys of persons (or LITOPYS_KEYS_USER; default: none, then they are kept by --user, and the log says so). Its password is taken from LITOPYS_KEYS_PASSWORD, or from the file that LITOPYS_KEYS_PASSWORD_FILE names.")
    private @Nullable String keysUser;

    @Option(
            names = "--public-log",
            description =
                    "Serves everything under /log to everybody, without a token: also the entries, which say all that was recorded.")
    private boolean publicLog;

    @Override
    public Integer call() throws Exception {
        Addresses addresses = server.addresses();
        ServerOptions.requireFree(addresses);
        try (Running running = Running.start(setup(addresses))) {
            CommandLine line = Terminal.line(spec);
            if (issuer() == null
                    && side.answersQueries()) { // of several processes, those that people log in at
                Accounts accounts = running.bean(Accounts.class);
                List<Login> logins = accounts.draw(FirstAccounts.OFFICE);
                if (accounts.makeFirst(logins)) {
                    line.getOut()
                            .println(
                                    "First accounts. These secrets are shown once and stored nowhere; hand them out now:");
                    line.getOut().println(LoginTable.of(logins));
                }
            }
            line.getOut()
                    .println(
                            "Litopys ("
                                    + side.name().toLowerCase(java.util.Locale.ROOT)
                                    + ") answers at "
                                    + addresses.base());
            line.getOut().flush();
            running.await();
        }
        return 0;
    }

    private Setup setup(Addresses addresses) {
        @Nullable String url = where == null ? null : where.database;
        if (url != null) {
            return new Setup(
                    side,
                    addresses,
                    null,
                    database(url),
                    axonServer.server(),
                    issuer(),
                    logKey,
                    masterKey,
                    keyLogin(url),
                    publicLog,
                    List.of());
        }
        @Nullable Path given = where == null ? null : where.data;
        DataDirectory directory =
                DataDirectory.open(
                        given == null ? Home.data("office") : given, DataDirectory.Kind.OFFICE);
        Path key = logKey == null ? directory.path().resolve("log.key") : logKey;
        return new Setup(
                side,
                addresses,
                directory,
                null,
                axonServer.server(),
                issuer(),
                key,
                masterKey == null ? directory.path().resolve("master.key") : masterKey,
                null,
                publicLog,
                List.of());
    }

    private @Nullable Issuer issuer() {
        if (issuer == null || issuer.isBlank()) {
            return null;
        }
        return new Issuer(
                issuer,
                issuerMetadata == null ? "" : issuerMetadata,
                clientId,
                SecretVariable.value("LITOPYS_CLIENT_SECRET"),
                audience);
    }

    private @Nullable KeyLogin keyLogin(String url) {
        String owner = keysUser;
        if (owner == null || owner.isBlank()) {
            return null;
        }
        String secret = SecretVariable.value("LITOPYS_KEYS_PASSWORD");
        try (Connection _ = DriverManager.getConnection(url, owner, secret)) {
            return new KeyLogin(owner, secret);
        } catch (SQLException e) {
            throw new Unusable(
                    "Cannot connect to "
                            + url
                            + " as "
                            + owner
                            + ", who keeps the keys of persons: "
                            + String.valueOf(e.getMessage()).lines().findFirst().orElse(""),
                    e);
        }
    }

    private Database database(String url) {
        if (!url.startsWith("jdbc:postgresql:")) {
            throw new Unusable(
                    "\""
                            + url
                            + "\" is not the address of a PostgreSQL; write it as in --database jdbc:postgresql://HOST:5432/DATABASE");
        }
        String secret =
                password != null
                        ? new String(password)
                        : SecretVariable.value("LITOPYS_DATABASE_PASSWORD");
        Database database = new Database(url, user, secret);
        try (Connection connection = DriverManager.getConnection(url, user, secret);
                Statement statement = connection.createStatement();
                ResultSet shown = statement.executeQuery("show fsync")) {
            if (shown.next() && !"on".equals(shown.getString(1))) {
                Terminal.line(spec)
                        .getErr()
                        .println(
                                "Warning: that PostgreSQL runs with fsync off, so a crash of its machine can lose acknowledged records.");
            }
            return database;
        } catch (SQLException e) {
            throw new Unusable(
                    "Cannot connect to "
                            + database
                            + ": "
                            + String.valueOf(e.getMessage()).lines().findFirst().orElse(""),
                    e);
        }
    }
}
