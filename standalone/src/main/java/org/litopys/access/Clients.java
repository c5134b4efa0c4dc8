package org.litopys.access;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;

/**
 * The clients of our own provider: the pages, and every program that has an account. Their settings
 * follow from what they are, so nothing but the account is stored.
 */
final class Clients implements RegisteredClientRepository {
    /** Client id of the pages, and the name of their registration. */
    static final String PAGES = "litopys";

    private static final Duration PROGRAM_TOKEN = Duration.ofHours(1);

    private final Accounts accounts;
    private final RegisteredClient pages;

    Clients(Accounts accounts, Addresses addresses, String pageSecretHash) {
        this.accounts = accounts;
        this.pages =
                RegisteredClient.withId(PAGES)
                        .clientId(PAGES)
                        .clientSecret(pageSecretHash)
                        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                        .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                        .redirectUris(uris -> uris.addAll(addresses.loginReturns()))
                        .postLogoutRedirectUris(uris -> uris.addAll(addresses.logoutReturns()))
                        .scope(OidcScopes.OPENID)
                        .clientSettings(
                                ClientSettings.builder()
                                        .requireProofKey(true)
                                        .requireAuthorizationConsent(false)
                                        .build())
                        .build();
    }

    @Override
    public @Nullable RegisteredClient findById(String id) {
        return findByClientId(id);
    }

    @Override
    public @Nullable RegisteredClient findByClientId(String clientId) {
        return clientId.equals(PAGES)
                ? pages
                : accounts.program(clientId).map(Clients::program).orElse(null);
    }

    private static RegisteredClient program(Accounts.Stored stored) {
        return RegisteredClient.withId(stored.id())
                .clientId(stored.id())
                .clientSecret(stored.hash())
                .clientAuthenticationMethods(methods ->
                        methods.addAll(
                                List.of(
                                        ClientAuthenticationMethod.CLIENT_SECRET_BASIC,
                                        ClientAuthenticationMethod.CLIENT_SECRET_POST)))
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .tokenSettings(TokenSettings.builder().accessTokenTimeToLive(PROGRAM_TOKEN).build())
                .build();
    }

    /** The provider asks for this only to renew the hash of a secret; the pages' has none. */
    @Override
    public void save(RegisteredClient client) {
        if (!client.getClientId().equals(PAGES)) {
            accounts.renewHash(client.getClientId(), String.valueOf(client.getClientSecret()));
        }
    }
}
