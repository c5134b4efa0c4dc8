package org.litopys;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import org.litopys.events.Role;

/** An identity provider elsewhere, as {@code --issuer} wants it, with a token for any role. */
final class IssuerStandIn implements AutoCloseable {
    private final RSAKey key;
    private final HttpServer server;

    private IssuerStandIn(RSAKey key, HttpServer server) {
        this.key = key;
        this.server = server;
    }

    static IssuerStandIn start() throws IOException, JOSEException {
        IssuerStandIn issuer =
                new IssuerStandIn(
                        new RSAKeyGenerator(2048).keyID("test").generate(),
                        HttpServer.create(
                                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        issuer.answer(
                "/.well-known/openid-configuration",
                """
                {"issuer": "%1$s", "jwks_uri": "%1$s/keys", "token_endpoint": "%1$s/token",
                 "authorization_endpoint": "%1$s/authorize", "response_types_supported": ["code"],
                 "subject_types_supported": ["public"], "id_token_signing_alg_values_supported": ["RS256"]}\
                """
                        .formatted(issuer.address()));
        issuer.answer("/keys", new JWKSet(issuer.key.toPublicJWK()).toString());
        issuer.server.start();
        return issuer;
    }

    private void answer(String path, String json) {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        server.createContext(
                path,
                exchange -> {
                    exchange.getResponseHeaders().set("Content-Type", "application/json");
                    exchange.sendResponseHeaders(200, body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
    }

    String address() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** A header value with a token of somebody, valid for an hour. */
    String bearer(String actor, Role... roles) throws JOSEException {
        SignedJWT token =
                new SignedJWT(
                        new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("test").build(),
                        new JWTClaimsSet.Builder()
                                .issuer(address())
                                .subject(actor)
                                .audience("litopys-api")
                                .claim("roles", Arrays.stream(roles).map(Role::name).toList())
                                .claim("actor_type", "APP_USER")
                                .issueTime(new Date())
                                .expirationTime(Date.from(Instant.now().plusSeconds(3600)))
                                .build());
        token.sign(new RSASSASigner(key));
        return "Bearer " + token.serialize();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
