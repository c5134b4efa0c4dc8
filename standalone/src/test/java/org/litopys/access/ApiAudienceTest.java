package org.litopys.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
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

    @Test
    void a_token_without_an_end_is_not_accepted() {
        assertThat(isAccepted(token("litopys-api").claims(all -> all.remove("exp")))).isFalse();
    }

    @Test
    void roles_are_names_or_there_are_none() {
        assertThat(isAccepted(token("litopys-api").claim("roles", List.of("AUDITOR")))).isTrue();
        assertThat(isAccepted(token("litopys-api").claim("roles", List.of(List.of("AUDITOR")))))
                .isFalse();
        assertThat(isAccepted(token("litopys-api").claim("roles", "AUDITOR"))).isFalse();
        assertThat(isAccepted(token("litopys-api").claim("roles", Map.of("a", "AUDITOR"))))
                .isFalse();
    }

    private static boolean isAccepted(String... audience) {
        return isAccepted(token(audience));
    }

    private static Jwt.Builder token(String... audience) {
        return Jwt.withTokenValue("token")
                .header("alg", "RS256")
                .issuer(ISSUER)
                .expiresAt(Instant.now().plusSeconds(60))
                .audience(List.of(audience));
    }

    private static boolean isAccepted(Jwt.Builder made) {
        Jwt token = made.build();
        return !ApiAudience.required(ISSUER, ApiAudience.DEFAULT).validate(token).hasErrors();
    }
}
