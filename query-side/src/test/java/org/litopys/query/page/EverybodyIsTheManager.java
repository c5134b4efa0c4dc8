package org.litopys.query.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.litopys.events.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.DeferredSecurityContext;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;

/**
 * Nobody signs in: every request is of PM-07. The headers of the answers are those of the program.
 */
@Configuration(proxyBeanMethods = false)
class EverybodyIsTheManager {
    @Bean
    SecurityFilterChain everybodyIsTheManager(HttpSecurity http) throws Exception {
        PageSecurity.headers(http);
        List<GrantedAuthority> roles =
                AuthorityUtils.createAuthorityList(
                        "ROLE_" + Role.PROGRAMME_MANAGER, "ROLE_" + Role.RAPPORTEUR);
        SecurityContext manager =
                new SecurityContextImpl(
                        new PreAuthenticatedAuthenticationToken("PM-07", "", roles));
        return http.securityContext(
                        context -> context.securityContextRepository(new Always(manager)))
                .build();
    }

    private record Always(SecurityContext context) implements SecurityContextRepository {
        @Override
        @Deprecated
        public SecurityContext loadContext(HttpRequestResponseHolder holder) {
            return context;
        }

        @Override
        public DeferredSecurityContext loadDeferredContext(HttpServletRequest request) {
            return new Known(context);
        }

        @Override
        public void saveContext(
                SecurityContext context,
                HttpServletRequest request,
                HttpServletResponse response) {}

        @Override
        public boolean containsContext(HttpServletRequest request) {
            return true;
        }
    }

    private record Known(SecurityContext get) implements DeferredSecurityContext {
        @Override
        public boolean isGenerated() {
            return false;
        }
    }
}
