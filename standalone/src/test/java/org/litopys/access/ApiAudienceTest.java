package org.litopys.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.Jwt;

class ApiAudienceTest {
    private static final String ISSUER = "https://ledger.example.org";

    @Test
    void an_access_token_of_our_own_provider_is_for_the_api() {
        assertThat(isAccepted("litopys-api")).isTrue();
        assertThat(isAccepted("somebody-else", "litopys-api")).isTrue();
    }

    @Test
    void an_id_token_which_is_for_the_pages_is_no_access_token() {
        assertThat(isAccepted("litopys")).isFalse();
        assertThat(isAccepted()).isFalse();
    }

    private static boolean isAccepted(String... audience) {
        Jwt token =
                Jwt.withTokenValue("token")
                        .header("alg", "RS256")
                        .issuer(ISSUER)
                        .audience(List.of(audience))
                        .build();
        return !ApiAudience.required(ISSUER, ApiAudience.DEFAULT).validate(token).hasErrors();
    }
}
