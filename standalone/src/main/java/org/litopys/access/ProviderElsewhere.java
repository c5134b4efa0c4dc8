package org.litopys.access;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.litopys.access.ExternalIssuerConfiguration.Issuer;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.web.client.RestTemplate;

/**
 * An identity provider as it describes itself (OpenID Connect Discovery §4), and what follows from
 * that: the pages' registration there and the check of its tokens. It is asked at the first use and
 * until it has answered once; while it is away every use fails with {@link ProviderAway}, at once
 * where it was asked a moment ago. Its keys are kept: a token signed with a known one is checked
 * also while it is away. Thread-safe.
 */
final class ProviderElsewhere implements JwtDecoder, ClientRegistrationRepository {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration NOT_AGAIN_WITHIN = Duration.ofSeconds(1);
    private static final String WELL_KNOWN = "/.well-known/openid-configuration";

    private final Issuer issuer;
    private final String loginReturn;
    private final RestTemplate http;
    private final ReentrantLock asking = new ReentrantLock();
    private volatile @Nullable Known known;
    private @Nullable ProviderAway failure; // guarded by asking
    private long failedNanos; // likewise

    private record Known(ClientRegistration pages, JwtDecoder decoder) {}

    ProviderElsewhere(Issuer issuer, String loginReturn) {
        this.issuer = issuer;
        this.loginReturn = loginReturn;
        // Not the JDK's newer client, which does not say why it could not connect.
        SimpleClientHttpRequestFactory requests = new SimpleClientHttpRequestFactory();
        requests.setConnectTimeout(PATIENCE);
        requests.setReadTimeout(PATIENCE);
        this.http = new RestTemplate(requests);
    }

    @Override
    public Jwt decode(String token) {
        JwtDecoder decoder = known().decoder();
        try {
            return decoder.decode(token);
        } catch (BadJwtException wrong) {
            throw wrong;
        } catch (JwtException e) { // signed with a key not seen before, which could not be fetched
            throw new ProviderAway(issuer.address(), e);
        }
    }

    @Override
    public @Nullable ClientRegistration findByRegistrationId(String id) {
        return id.equals(Clients.PAGES) ? known().pages() : null;
    }

    /**
     * Asks now, for whoever is about to be sent there.
     *
     * @throws ProviderAway it does not answer
     */
    void requireHere() {
        known();
        try {
            metadata();
        } catch (RuntimeException e) {
            throw new ProviderAway(issuer.address(), e);
        }
    }

    private Known known() {
        Known answered = known;
        if (answered != null) {
            return answered;
        }
        asking.lock();
        try {
            if (known == null) {
                known = ask();
            }
            return known;
        } finally {
            asking.unlock();
        }
    }

    private Known ask() {
        ProviderAway before = failure;
        if (before != null && System.nanoTime() - failedNanos < NOT_AGAIN_WITHIN.toNanos()) {
            throw before; // or each of many waiting callers would wait for an answer of its own
        }
        try {
            ClientRegistration pages = pages();
            NimbusJwtDecoder decoder =
                    NimbusJwtDecoder.withJwkSetUri(
                                    String.valueOf(pages.getProviderDetails().getJwkSetUri()))
                            .restOperations(http)
                            .discoverJwsAlgorithms()
                            .build();
            decoder.setJwtValidator(ApiAudience.required(issuer.address(), issuer.audience()));
            return new Known(pages, decoder);
        } catch (RuntimeException e) {
            failure = new ProviderAway(issuer.address(), e);
            failedNanos = System.nanoTime();
            throw failure;
        }
    }

    private ClientRegistration pages() {
        ClientRegistration.Builder registration =
                ClientRegistrations.fromOidcConfiguration(metadata())
                        .registrationId(Clients.PAGES)
                        .clientName("Litopys")
                        .clientId(issuer.clientId())
                        .scope(OidcScopes.OPENID)
                        .redirectUri(loginReturn)
                        .clientSettings(
                                ClientRegistration.ClientSettings.builder()
                                        .requireProofKey(true)
                                        .build());
        if (issuer.clientSecret().isEmpty()) {
            registration.clientAuthenticationMethod(ClientAuthenticationMethod.NONE);
        } else {
            registration.clientSecret(issuer.clientSecret());
        }
        return registration.build();
    }

    private Map<String, Object> metadata() {
        String address =
                issuer.metadata().isEmpty() ? issuer.address() + WELL_KNOWN : issuer.metadata();
        Map<String, Object> metadata =
                http.exchange(
                                address,
                                HttpMethod.GET,
                                null,
                                new ParameterizedTypeReference<Map<String, Object>>() {})
                        .getBody();
        if (metadata == null || !issuer.address().equals(metadata.get("issuer"))) {
            throw new IllegalStateException(
                    address
                            + " calls itself "
                            + (metadata == null ? "nothing" : metadata.get("issuer"))
                            + "; --issuer must be the same, to the letter");
        }
        return metadata;
    }
}
