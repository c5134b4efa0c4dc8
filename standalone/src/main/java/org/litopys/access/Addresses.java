package org.litopys.access;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.URI;
import java.util.List;
import org.litopys.data.Unusable;

/**
 * Where this program is reached.
 *
 * @param base what people type, without a slash at the end; also the issuer of our own tokens
 * @param port where this process listens, for calls from itself to itself
 */
public record Addresses(String base, int port, String bind) {
    /** Reachable from this machine only. */
    public static final String THIS_MACHINE = "localhost";

    /** Listens for this machine only. */
    public Addresses(String base, int port) {
        this(base, port, THIS_MACHINE);
    }

    public Addresses {
        URI uri;
        try {
            uri = URI.create(base);
        } catch (IllegalArgumentException e) {
            throw new Unusable(
                    "\""
                            + base
                            + "\" is not an address; write it as in --base-url https://ledger.example.org",
                    e);
        }
        if (uri.getHost() == null
                || !List.of("http", "https").contains(uri.getScheme())
                || uri.getRawQuery() != null) {
            throw new Unusable(
                    "\""
                            + base
                            + "\" is not an address; write it as in --base-url https://ledger.example.org");
        }
        if (base.endsWith("/")) {
            throw new Unusable("The address " + base + " must not end with a slash");
        }
    }

    /** The address where none was given. */
    public static Addresses local(int port) {
        return new Addresses("http://localhost:" + port, port);
    }

    /** Where the provider sends a browser back to after a login, and nowhere else. */
    String loginReturn() {
        return base + "/login/oauth2/code/" + Clients.PAGES;
    }

    /** Where it may send a browser after a logout. */
    List<String> logoutReturns() {
        return List.of(base + "/", base + "/sign-in?out");
    }

    /**
     * Where this process listens. For this machine only, that is both of its own addresses where
     * there are two: at the other, another user of the machine could be {@code localhost} for the
     * browsers that try it first.
     */
    public List<InetAddress> listening() {
        try {
            InetAddress first = InetAddress.getByName(bind);
            if (!bind.equals(THIS_MACHINE)) {
                return List.of(first);
            }
            InetAddress other =
                    InetAddress.getByName(first instanceof Inet4Address ? "::1" : "127.0.0.1");
            return NetworkInterface.getByInetAddress(other) == null
                    ? List.of(first)
                    : List.of(first, other);
        } catch (IOException e) {
            throw new Unusable(
                    "\"" + bind + "\" is no address of this machine; choose another with --bind",
                    e);
        }
    }

    String loopback(String path) {
        String host = bind.equals("0.0.0.0") || bind.equals("::") ? THIS_MACHINE : bind;
        return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port + path;
    }

    boolean secure() {
        return base.startsWith("https:");
    }
}
