package org.litopys.access;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationException;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationValidator;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;

class ExactReturnTest {
    private static final String RETURN = "http://127.0.0.1:8080/login/oauth2/code/litopys";
    private static final RegisteredClient PAGES =
            RegisteredClient.withId("litopys")
                    .clientId("litopys")
                    .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                    .redirectUri(RETURN)
                    .build();

    @Test
    void a_code_is_sent_to_the_registered_address() {
        assertThatCode(() -> new ExactReturn().accept(askedToSendTo(RETURN)))
                .doesNotThrowAnyException();
    }

    @Test
    void and_to_no_other_port_of_this_machine_though_Spring_Security_would() {
        var elsewhere = askedToSendTo(RETURN.replace("8080", "9"));

        OAuth2AuthorizationCodeRequestAuthenticationValidator.DEFAULT_REDIRECT_URI_VALIDATOR.accept(
                elsewhere);
        assertThatExceptionOfType(OAuth2AuthorizationCodeRequestAuthenticationException.class)
                .isThrownBy(() -> new ExactReturn().accept(elsewhere))
                // Else the refusal itself would be sent there.
                .matches(refused -> refused.getAuthorizationCodeRequestAuthentication() == null);
    }

    private static OAuth2AuthorizationCodeRequestAuthenticationContext askedToSendTo(
            String address) {
        return OAuth2AuthorizationCodeRequestAuthenticationContext.with(
                        new OAuth2AuthorizationCodeRequestAuthenticationToken(
                                "http://127.0.0.1:8080/oauth2/authorize",
                                "litopys",
                                new TestingAuthenticationToken("PM-01", "secret"),
                                address,
                                "state",
                                Set.of("openid"),
                                Map.of()))
                .registeredClient(PAGES)
                .build();
    }
}
