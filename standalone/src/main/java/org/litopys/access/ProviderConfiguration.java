package org.litopys.access;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import org.litopys.data.Database;
import org.litopys.query.CheckedContexts;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.converter.ClaimTypeConverter;
import org.springframework.security.oauth2.core.oidc.IdTokenClaimNames;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.JdbcOAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.resource.web.BearerTokenAuthenticationEntryPoint;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.util.function.SingletonSupplier;

/**
 * The office's own identity provider, for an office that has no other. Everything it must remember
 * lies in the schema {@code access}, so tokens outlive a restart and several processes over one
 * database are one provider. Nothing here asks the provider over HTTP where it can know by itself,
 * so that the program starts without waiting for itself.
 */
@Configuration(proxyBeanMethods = false)
public class ProviderConfiguration {
    private static final RequestMatcher TOKEN_PAGE =
            PathPatternRequestMatcher.withDefaults().matcher(AccessTokenPage.PATH);

    /**
     * Brings the schema {@code access} up to date. Apart from the beans, so that it can be done
     * while they are still being got ready.
     */
    public static void migrate(Database database) {
        AccessStore.migrate(database);
    }

    @Bean
    AccessStore accessStore(Database database) {
        return new AccessStore(database);
    }

    @Bean
    PasswordEncoder passwordEncoder() {
        return PasswordEncoderFactories.createDelegatingPasswordEncoder();
    }

    @Bean
    Accounts accounts(AccessStore store, PasswordEncoder encoder) {
        return new Accounts(store.client(), encoder);
    }

    @Bean
    SigningKey signingKey(Accounts accounts) {
        return SigningKey.of(accounts);
    }

    @Bean
    PageSecret pageSecret(Accounts accounts) {
        return new PageSecret(
                accounts.keepOnce(
                        "page_secret", "secret", () -> UUID.randomUUID() + accounts.newSecret()));
    }

    /** The pages' client secret, in clear: both ends of it are in this program. */
    record PageSecret(String value) {
        /** Not the secret. */
        @Override
        public String toString() {
            return "PageSecret";
        }
    }

    @Bean
    TokenLife tokenLife(
            @Value("${litopys.token.person:5m}") Duration person,
            @Value("${litopys.token.program:15m}") Duration program) {
        return new TokenLife(person, program);
    }

    @Bean
    Clients clients(
            Accounts accounts,
            Addresses addresses,
            TokenLife life,
            PageSecret secret,
            PasswordEncoder encoder) {
        return new Clients(
                accounts,
                addresses,
                life,
                // Long and random, so a slow hash would add nothing but a delay to each login.
                "{noop}" + secret.value(),
                SingletonSupplier.of(() -> String.valueOf(encoder.encode(accounts.newSecret()))));
    }

    @Bean
    OAuth2AuthorizationService authorizationService(AccessStore store, Clients clients) {
        return new JdbcOAuth2AuthorizationService(store.template(), clients);
    }

    @Bean
    ExpiredLogins expiredLogins(AccessStore store) {
        return new ExpiredLogins(store.client());
    }

    @Bean
    TokenClaims tokenClaims(Accounts accounts, TokenLife life) {
        return new TokenClaims(accounts, life);
    }

    @Bean
    AuthorizationServerSettings authorizationServerSettings(Addresses addresses) {
        return AuthorizationServerSettings.builder().issuer(addresses.base()).build();
    }

    @Bean
    JWKSource<SecurityContext> jwkSource(SigningKey key) {
        return new ImmutableJWKSet<>(new JWKSet(key.jwk()));
    }

    /** No bean, or Spring would offer it to the chains of the pages and the API as well. */
    private static AuthenticationProvider people(
            Accounts accounts, PasswordEncoder encoder, SignIns signIns) {
        UserDetailsService people =
                pseudonym ->
                        accounts.person(pseudonym)
                                .map(person ->
                                        User.withUsername(person.id())
                                                .password(person.hash())
                                                .roles(person.roles().toArray(String[]::new))
                                                .build())
                                .orElseThrow(() -> new UsernameNotFoundException("unknown"));
        DaoAuthenticationProvider byPassword = new DaoAuthenticationProvider(people);
        byPassword.setPasswordEncoder(encoder);
        return new LimitedTries(byPassword, new TriesPerName(InstantSource.system()), signIns);
    }

    /** The provider's own endpoints and its login page. */
    @Bean
    @Order(1)
    SecurityFilterChain providerSecurity(
            HttpSecurity http, Accounts accounts, PasswordEncoder encoder, SignIns signIns) {
        // The pages keep their login in the same session under Spring's default names. Under the
        // same names, the provider's
        // login would pass for a login to the pages, and each would overwrite the address the other
        // wants to return to.
        HttpSessionSecurityContextRepository session = new HttpSessionSecurityContextRepository();
        session.setSpringSecurityContextKey("litopys.provider.context");
        SecurityContextRepository contexts =
                new CheckedContexts(session, person -> isWelcome(person, accounts));
        HttpSessionRequestCache requests = new HttpSessionRequestCache();
        requests.setSessionAttrName("litopys.provider.request");
        http.oauth2AuthorizationServer(server -> {
            http.securityMatcher(
                    new OrRequestMatcher(
                            server.getEndpointsMatcher(),
                            PathPatternRequestMatcher.withDefaults().matcher(SignInPage.PATH),
                            TOKEN_PAGE));
            server.oidc(Customizer.withDefaults());
            server.authorizationEndpoint(codes ->
                    codes.authenticationProviders(
                            all -> all.forEach(ExactReturn::requireWhereCodesAreGiven)));
        });
        return http.authorizeHttpRequests(requestsTo ->
                        requestsTo
                                .requestMatchers(SignInPage.PATH)
                                .permitAll()
                                .anyRequest()
                                .authenticated())
                .securityContext(context -> context.securityContextRepository(contexts))
                .requestCache(cache -> cache.requestCache(requests))
                .oauth2ResourceServer(bearer ->
                        bearer.jwt(Customizer.withDefaults())) // for the user info endpoint
                .exceptionHandling(failures -> failures.authenticationEntryPoint(unauthenticated()))
                .authenticationProvider(people(accounts, encoder, signIns))
                .formLogin(form ->
                        form.loginPage(SignInPage.PATH)
                                .failureHandler(TooManyTries.onPage())
                                .permitAll())
                .logout(logout -> logout.disable())
                .headers(headers ->
                        headers.contentSecurityPolicy(policy ->
                                        policy.policyDirectives(
                                                ProviderPage.CONTENT_SECURITY_POLICY))
                                .referrerPolicy(policy ->
                                        policy.policy(
                                                org.springframework.security.web.header.writers
                                                        .ReferrerPolicyHeaderWriter.ReferrerPolicy
                                                        .SAME_ORIGIN)))
                .build();
    }

    /** Whoever was disabled or given another password since then has to sign in again. */
    private static boolean isWelcome(Authentication person, Accounts accounts) {
        return accounts.signInsCountSince(person.getName())
                .filter(since ->
                        person.getAuthorities().stream()
                                .filter(FactorGrantedAuthority.class::isInstance)
                                .map(FactorGrantedAuthority.class::cast)
                                .anyMatch(factor -> factor.getIssuedAt().isAfter(since)))
                .isPresent();
    }

    /** Only who wants a code, or a token by hand, is a person with a browser. */
    private static AuthenticationEntryPoint unauthenticated() {
        AuthenticationEntryPoint person = new LoginUrlAuthenticationEntryPoint(SignInPage.PATH);
        AuthenticationEntryPoint program = new BearerTokenAuthenticationEntryPoint();
        RequestMatcher code = PathPatternRequestMatcher.withDefaults().matcher("/oauth2/authorize");
        RequestMatcher withBrowser = new OrRequestMatcher(code, TOKEN_PAGE);
        return (request, response, failure) ->
                (withBrowser.matches(request) ? person : program)
                        .commence(request, response, failure);
    }

    @Bean
    SignIns signIns() {
        return new SignIns();
    }

    @Bean
    AccessTokenPage accessTokenPage(
            JWKSource<SecurityContext> keys,
            Accounts accounts,
            Addresses addresses,
            TokenLife life) {
        return new AccessTokenPage(
                new PersonTokens(
                        new NimbusJwtEncoder(keys), accounts, addresses.base(), life.program()),
                addresses);
    }

    @Bean
    SignInPage signInPage() {
        return new SignInPage();
    }

    /** Access tokens of both sides. */
    @Bean
    JwtDecoder jwtDecoder(SigningKey key, Addresses addresses) {
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withPublicKey(key.publicKey()).build();
        decoder.setJwtValidator(ApiAudience.required(addresses.base(), ApiAudience.DEFAULT));
        return decoder;
    }

    /**
     * ID tokens of the pages' login; without this bean the pages would fetch our own key from us
     * over HTTP.
     */
    @Bean
    JwtDecoderFactory<ClientRegistration> idTokenDecoderFactory(SigningKey key) {
        return registration -> {
            NimbusJwtDecoder decoder = NimbusJwtDecoder.withPublicKey(key.publicKey()).build();
            decoder.setClaimSetConverter(
                    new ClaimTypeConverter(
                            OidcIdTokenDecoderFactory.createDefaultClaimTypeConverters()));
            decoder.setJwtValidator(
                    new DelegatingOAuth2TokenValidator<>(
                            new JwtTimestampValidator(), new OidcIdTokenValidator(registration)));
            return decoder;
        };
    }

    @Bean
    ClientRegistrationRepository pageRegistration(Addresses addresses, PageSecret secret) {
        return new InMemoryClientRegistrationRepository(
                ClientRegistration.withRegistrationId(Clients.PAGES)
                        .clientName("Litopys")
                        .clientId(Clients.PAGES)
                        .clientSecret(secret.value())
                        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                        .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                        .scope(OidcScopes.OPENID)
                        .redirectUri(addresses.loginReturn())
                        .issuerUri(addresses.base())
                        .authorizationUri(addresses.base() + "/oauth2/authorize")
                        .tokenUri(addresses.loopback("/oauth2/token"))
                        .jwkSetUri(addresses.loopback("/oauth2/jwks"))
                        .providerConfigurationMetadata(
                                java.util.Map.of(
                                        "end_session_endpoint",
                                        addresses.base() + "/connect/logout"))
                        .userNameAttributeName(IdTokenClaimNames.SUB)
                        .clientSettings(
                                ClientRegistration.ClientSettings.builder()
                                        .requireProofKey(true)
                                        .build())
                        .build());
    }
}
