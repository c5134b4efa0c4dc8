package org.litopys.query.journal;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.time.Instant;
import org.litopys.query.PageSession;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/** Stands for security, which these tests do without: a token until {@code Expires}, a session. */
final class LetInByHeader extends HttpFilter {
    static final String EXPIRES = "Expires";

    /** Name of the account that asks. */
    static final String ACCOUNT = "Account";

    static final String SIGN_IN = "/sign-in";
    static final String SIGN_OUT = "/sign-out";
    private static final long serialVersionUID = 1;

    @Override
    protected void doFilter(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String expires = request.getHeader(EXPIRES);
        if (request.getRequestURI().equals(SIGN_IN)) {
            PageSession.repository()
                    .saveContext(
                            new SecurityContextImpl(new TestingAuthenticationToken("AU-01", "")),
                            request,
                            response);
        } else if (request.getRequestURI().equals(SIGN_OUT)) {
            request.getSession().invalidate();
        } else {
            String account = request.getHeader(ACCOUNT);
            if (account != null) {
                SecurityContextHolder.setContext(
                        new SecurityContextImpl(new TestingAuthenticationToken(account, "")));
            }
            try {
                chain.doFilter(expires == null ? request : bearing(request, expires), response);
            } finally {
                SecurityContextHolder.clearContext();
            }
        }
    }

    private static HttpServletRequest bearing(HttpServletRequest request, String expires) {
        Jwt token =
                Jwt.withTokenValue("token")
                        .header("alg", "none")
                        .subject("portal")
                        .expiresAt(Instant.parse(expires))
                        .build();
        return new HttpServletRequestWrapper(request) {
            @Override
            public Principal getUserPrincipal() {
                return new JwtAuthenticationToken(token);
            }
        };
    }
}
