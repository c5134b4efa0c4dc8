package org.litopys;

import java.net.InetAddress;
import org.apache.catalina.connector.Connector;
import org.apache.coyote.AbstractProtocol;
import org.litopys.access.Addresses;
import org.litopys.access.ConfiguredAddress;
import org.springframework.boot.tomcat.CompressionConnectorCustomizer;
import org.springframework.boot.tomcat.TomcatProtocolHandlerCustomizer;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;

/** How the web server is reached, beyond what Spring Boot has settings for. */
record Door(Addresses addresses)
        implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
    @Override
    public void customize(TomcatServletWebServerFactory server) {
        server.addContextValves(new ConfiguredAddress(addresses));
        // Tomcat answers 500 to one language more; no header has room for so many.
        server.addConnectorCustomizers(connector -> connector.setMaxLocaleCount(8192));
        addresses.listening().stream()
                .skip(1) // Spring Boot listens there
                .forEach(address -> server.addAdditionalConnectors(likeTheFirst(server, address)));
    }

    private Connector likeTheFirst(TomcatServletWebServerFactory server, InetAddress address) {
        Connector connector = new Connector(TomcatServletWebServerFactory.DEFAULT_PROTOCOL);
        connector.setThrowOnFailure(true);
        connector.setPort(addresses.port());
        connector.setProperty("bindOnInit", "false");
        AbstractProtocol<?> protocol = (AbstractProtocol<?>) connector.getProtocolHandler();
        protocol.setAddress(address);
        server.getProtocolHandlerCustomizers().forEach(each -> apply(each, protocol));
        if (server.getCompression() != null) {
            new CompressionConnectorCustomizer(server.getCompression()).customize(connector);
        }
        server.getConnectorCustomizers().forEach(each -> each.customize(connector));
        return connector;
    }

    @SuppressWarnings("unchecked") // as Spring Boot does: there is one kind of protocol
    private static void apply(
            TomcatProtocolHandlerCustomizer<?> customizer, AbstractProtocol<?> protocol) {
        ((TomcatProtocolHandlerCustomizer<AbstractProtocol<?>>) customizer).customize(protocol);
    }
}
