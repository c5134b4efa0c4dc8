package org.litopys.access;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.net.URI;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/**
 * Whatever name a request gives to this program, the program is where it was configured to be: from
 * here on scheme, name and port of a request are those of that address. So no header of a caller
 * stands in a redirect or in the address that a login returns to, and a browser that came by
 * another name goes on by the right one.
 */
public final class ConfiguredAddress extends ValveBase {
    private final String scheme;
    private final String host;
    private final int port;

    public ConfiguredAddress(Addresses addresses) {
        super(true);
        URI base = URI.create(addresses.base());
        this.scheme = base.getScheme();
        this.host = base.getHost();
        this.port = base.getPort() >= 0 ? base.getPort() : addresses.secure() ? 443 : 80;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        request.getCoyoteRequest().scheme().setString(scheme);
        request.getCoyoteRequest().serverName().setString(host);
        request.getCoyoteRequest().setServerPort(port);
        request.setSecure(scheme.equals("https"));
        getNext().invoke(request, response);
    }
}
