package org.litopys;

import java.io.IOException;
import java.net.InetAddress;
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
                    "The address that people and programs use, where it is not http://localhost:PORT (or LITOPYS_BASE_URL): a reverse proxy's, for example.")
    private @Nullable String baseUrl;

    @Option(
            names = "--bind",
            paramLabel = "ADDRESS",
            defaultValue = "${env:LITOPYS_BIND:-localhost}",
            description =
                    "Network address to listen at (or LITOPYS_BIND; default: localhost, this machine only; 0.0.0.0 is every address). What it says is not encrypted: beyond this machine put a proxy with TLS in front.")
    private String bind = Addresses.THIS_MACHINE;

    Addresses addresses() {
        if (port < 1 || port > 65_535) {
            throw new Unusable(
                    "There is no port " + port + "; give one from 1 to 65535 with --port");
        }
        return baseUrl == null || baseUrl.isBlank()
                ? new Addresses(Addresses.local(port).base(), port, bind)
                : new Addresses(baseUrl, port, bind);
    }

    /** Whether another program listens there already, asked before anything is started. */
    static void requireFree(Addresses addresses) {
        addresses.listening().forEach(address -> requireFree(address, addresses.port()));
    }

    private static void requireFree(InetAddress address, int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(
                    true); // as Tomcat does; else connections of a Litopys just stopped would count
            socket.bind(new InetSocketAddress(address, port));
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
