package org.litopys.access;

import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
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

    /** Where the provider may send a browser back to after a login. */
    List<String> loginReturns() {
        return everyBase().map(each -> each + "/login/oauth2/code/" + Clients.PAGES).toList();
    }

    /** Where it may send a browser after a logout. */
    List<String> logoutReturns() {
        return everyBase().flatMap(each -> Stream.of(each + "/", each + "/sign-in?out")).toList();
    }

    /** A browser on this machine may also have been given the number instead of the name. */
    private Stream<String> everyBase() {
        String number = base.replaceFirst("^http://localhost(?=[:/]|$)", "http://127.0.0.1");
        return number.equals(base) ? Stream.of(base) : Stream.of(base, number);
    }

    String loopback(String path) {
        String host = bind.equals("0.0.0.0") || bind.equals("::") ? THIS_MACHINE : bind;
        return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port + path;
    }

    boolean secure() {
        return base.startsWith("https:");
    }
}
