package org.litopys.access;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
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

    /** Then a person gives the password again, however busy. */
    private static final Duration WORKING_DAY = Duration.ofHours(12);

    private final Accounts accounts;
    private final RegisteredClient pages;
    private final TokenLife life;
    private final Supplier<String> unknownHash;

    /**
     * @param life of their tokens
     * @param pageSecretHash of the pages' secret
     * @param unknownHash of a secret that nobody knows, made as those of programs are
     */
    Clients(
            Accounts accounts,
            Addresses addresses,
            TokenLife life,
            String pageSecretHash,
            Supplier<String> unknownHash) {
        this.accounts = accounts;
        this.life = life;
        this.unknownHash = unknownHash;
        this.pages =
                RegisteredClient.withId(PAGES)
                        .clientId(PAGES)
                        .clientSecret(pageSecretHash)
                        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                        .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                        .authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN)
                        .redirectUri(addresses.loginReturn())
                        .postLogoutRedirectUris(uris -> uris.addAll(addresses.logoutReturns()))
                        .scope(OidcScopes.OPENID)
                        .clientSettings(
                                ClientSettings.builder()
                                        .requireProofKey(true)
                                        .requireAuthorizationConsent(false)
                                        .build())
                        .tokenSettings(
                                TokenSettings.builder()
                                        .accessTokenTimeToLive(life.person())
                                        .refreshTokenTimeToLive(WORKING_DAY)
                                        .build())
                        .build();
    }

    @Override
    public @Nullable RegisteredClient findById(String id) {
        return find(id).orElse(null);
    }

    /**
     * Who does not exist is a program whose secret nobody knows, so that the answer takes as long
     * as that to a wrong secret and does not tell which names there are.
     */
    @Override
    public RegisteredClient findByClientId(String clientId) {
        return find(clientId)
                .orElseGet(
                        () -> program(new Accounts.Stored(clientId, unknownHash.get(), List.of())));
    }

    private Optional<RegisteredClient> find(String id) {
        return id.equals(PAGES) ? Optional.of(pages) : accounts.program(id).map(this::program);
    }

    private RegisteredClient program(Accounts.Stored stored) {
        return RegisteredClient.withId(stored.id())
                .clientId(stored.id())
                .clientSecret(stored.hash())
                .clientAuthenticationMethods(methods ->
                        methods.addAll(
                                List.of(
                                        ClientAuthenticationMethod.CLIENT_SECRET_BASIC,
                                        ClientAuthenticationMethod.CLIENT_SECRET_POST)))
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .tokenSettings(
                        TokenSettings.builder().accessTokenTimeToLive(life.program()).build())
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
