package org.litopys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.litopys.data.Unusable;
import org.litopys.eventstore.AxonServerStore;
import picocli.CommandLine.Option;

/**
 * The Axon Server that stores the events and routes the commands, if there is one.
 *
 * @param servers HOST:PORT, or several with commas between
 * @param token null where its access control is off
 * @param certificate of the server, or of who signed it; null: as Java trusts
 */
record AxonServer(
        String servers,
        String context,
        @Nullable String token,
        boolean tls,
        @Nullable Path certificate) {
    private static final Pattern SERVERS =
            Pattern.compile("[^\\s,:]+(:\\d{1,5})?(,[^\\s,:]+(:\\d{1,5})?)*");

    /** What the command line says about it. */
    static final class Options {
        @Option(
                names = "--axon-server",
                paramLabel = "HOST:PORT",
                defaultValue = "${env:LITOPYS_AXON_SERVER}",
                description =
                        "Axon Server that stores the events and routes the commands (or LITOPYS_AXON_SERVER; several with commas between). The database then holds a copy of the events, and what is derived from them.")
        private @Nullable String servers;

        @Option(
                names = "--axon-context",
                paramLabel = "NAME",
                defaultValue = "${env:LITOPYS_AXON_CONTEXT:-default}",
                description = "Its context (or LITOPYS_AXON_CONTEXT; default: default).")
        private String context = "default";

        @Option(
                names = "--axon-token-file",
                paramLabel = "FILE",
                defaultValue = "${env:LITOPYS_AXON_TOKEN_FILE}",
                description =
                        "File with the access token of this application there (or LITOPYS_AXON_TOKEN_FILE).")
        private @Nullable Path tokenFile;

        @Option(
                names = "--axon-tls",
                description = "Speaks TLS with it, trusting the certificates that Java trusts.")
        private boolean tls;

        @Option(
                names = "--axon-certificate",
                paramLabel = "FILE",
                defaultValue = "${env:LITOPYS_AXON_CERTIFICATE}",
                description =
                        "Speaks TLS with it, trusting this certificate (PEM; or LITOPYS_AXON_CERTIFICATE).")
        private @Nullable Path certificate;

        /** Null where no server was named. */
        @Nullable AxonServer server() {
            if (servers == null || servers.isBlank()) {
                return null;
            }
            if (!SERVERS.matcher(servers).matches()) {
                throw new Unusable(
                        "\""
                                + servers
                                + "\" is not the address of an Axon Server; write it as in --axon-server ledger.example.org:8124");
            }
            if (certificate != null && !Files.isReadable(certificate)) {
                throw new Unusable(
                        "There is no certificate to read at "
                                + certificate
                                + "; --axon-certificate names a PEM file");
            }
            return new AxonServer(
                    servers, context, token(), tls || certificate != null, certificate);
        }

        private @Nullable String token() {
            if (tokenFile == null) {
                return null;
            }
            try {
                return Files.readString(tokenFile).strip();
            } catch (IOException e) {
                throw new Unusable(
                        "Cannot read the access token for Axon Server from "
                                + tokenFile
                                + "; --axon-token-file names the file that holds it",
                        e);
            }
        }
    }

    /** For Spring, ahead of environment and file. */
    List<String> properties() {
        List<String> properties =
                new ArrayList<>(
                        List.of(
                                "--spring.profiles.active=" + AxonServerStore.PROFILE,
                                "--axon.axonserver.servers=" + servers,
                                "--axon.axonserver.context=" + context,
                                "--axon.axonserver.ssl-enabled=" + tls));
        if (token != null) {
            properties.add("--axon.axonserver.token=" + token);
        }
        if (certificate != null) {
            properties.add("--axon.axonserver.cert-file=" + certificate);
        }
        return properties;
    }

    /** Without the token. */
    @Override
    public String toString() {
        return "Axon Server at " + servers + ", context " + context;
    }
}
