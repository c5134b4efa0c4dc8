package org.litopys.access;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoders;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;

/**
 * Both sides trust an identity provider elsewhere. It is asked for its addresses and keys at the
 * first use, not at the start, so that neither has to be up before the other; while it is away a
 * login or a token fails, and works again by itself when it is back.
 */
@Configuration(proxyBeanMethods = false)
public class ExternalIssuerConfiguration {

    /**
     * @param address issuer identifier (OpenID Connect Discovery), as in the {@code iss} of its
     *     tokens
     * @param clientId of the pages, as registered there
     * @param clientSecret of the pages; empty where they were registered as a public client
     * @param audience that access tokens must be for
     */
    public record Issuer(String address, String clientId, String clientSecret, String audience) {
        /** Without the secret. */
        @Override
        public String toString() {
            return address;
        }
    }

    @Bean
    JwtDecoder jwtDecoder(Issuer issuer) {
        return new SupplierJwtDecoder(() -> {
            try {
                NimbusJwtDecoder decoder = JwtDecoders.fromIssuerLocation(issuer.address());
                decoder.setJwtValidator(ApiAudience.required(issuer.address(), issuer.audience()));
                return decoder;
            } catch (RuntimeException e) {
                throw away(issuer, e);
            }
        });
    }

    @Bean
    ClientRegistrationRepository pageRegistration(Issuer issuer) {
        return new Discovered(issuer);
    }

    private static IllegalStateException away(Issuer issuer, RuntimeException cause) {
        return new IllegalStateException(
                "the identity provider "
                        + issuer.address()
                        + " (--issuer) does not answer as one: "
                        + cause.getMessage(),
                cause);
    }

    /** Asks until it has an answer once, then never again. */
    private static final class Discovered implements ClientRegistrationRepository {
        private final Issuer issuer;
        private volatile @Nullable ClientRegistration found;

        Discovered(Issuer issuer) {
            this.issuer = issuer;
        }

        @Override
        public @Nullable ClientRegistration findByRegistrationId(String id) {
            if (!id.equals(Clients.PAGES)) {
                return null;
            }
            ClientRegistration registration = found;
            if (registration == null) {
                registration = discover();
                found = registration;
            }
            return registration;
        }

        private ClientRegistration discover() {
            try {
                ClientRegistration.Builder registration =
                        ClientRegistrations.fromIssuerLocation(issuer.address())
                                .registrationId(Clients.PAGES)
                                .clientName("Litopys")
                                .clientId(issuer.clientId())
                                .scope(OidcScopes.OPENID)
                                .clientSettings(
                                        ClientRegistration.ClientSettings.builder()
                                                .requireProofKey(true)
                                                .build());
                if (issuer.clientSecret().isEmpty()) {
                    registration.clientAuthenticationMethod(
                            org.springframework.security.oauth2.core.ClientAuthenticationMethod
                                    .NONE);
                } else {
                    registration.clientSecret(issuer.clientSecret());
                }
                return registration.build();
            } catch (RuntimeException e) {
                throw away(issuer, e);
            }
        }
    }
}
