package org.litopys;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.jspecify.annotations.Nullable;
import org.litopys.access.Addresses;
import org.litopys.data.Unusable;
import picocli.CommandLine.Option;

/** What every command that listens can be told. */
final class ServerOptions {
    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "8080",
            description = "Where to listen (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = "--base-url",
            paramLabel = "URL",
            defaultValue = "${env:LITOPYS_BASE_URL}",
            description =
                    "The address that people and programs use, where it is not http://localhost:PORT: a reverse proxy's, for example.")
    private @Nullable String baseUrl;

    Addresses addresses() {
        if (port < 1 || port > 65_535) {
            throw new Unusable(
                    "There is no port " + port + "; give one from 1 to 65535 with --port");
        }
        return baseUrl == null || baseUrl.isBlank()
                ? Addresses.local(port)
                : new Addresses(baseUrl, port);
    }

    /** Whether another program listens there already, asked before anything is started. */
    static void requireFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(
                    true); // as Tomcat does; else connections of a Litopys just stopped would count
            socket.bind(new InetSocketAddress(port));
        } catch (IOException e) {
            throw taken(port, e);
        }
    }

    static Unusable taken(int port, Exception cause) {
        return new Unusable(
                "Port "
                        + port
                        + " cannot be listened on ("
                        + cause.getMessage()
                        + "): another program has it, or it needs more rights; choose another with --port",
                cause);
    }
}
