package org.litopys.query;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.OAuth2AuthorizeRequest;
import org.springframework.security.oauth2.client.RefreshTokenOAuth2AuthorizedClientProvider;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.web.HttpSessionOAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.web.util.WebUtils;

/**
 * Where the token of a session of the pages has ended, asks the provider for the next one (OpenID
 * Connect Core §12), with which come the roles of that moment; the person notices nothing. Where
 * the provider gives none, because the account was disabled or the sign-in there has ended, the
 * person is not signed in any more.
 */
public final class PageRenewal {
    /** Where the pages keep their tokens: each session its own. */
    public static final OAuth2AuthorizedClientRepository TOKENS =
            new HttpSessionOAuth2AuthorizedClientRepository();

    private static final Logger LOG = LoggerFactory.getLogger(PageRenewal.class);

    private final DefaultOAuth2AuthorizedClientManager manager;

    /**
     * @param events by which Spring Security puts the person of the next token into the session
     */
    public PageRenewal(ClientRegistrationRepository clients, ApplicationEventPublisher events) {
        RefreshTokenOAuth2AuthorizedClientProvider next =
                new RefreshTokenOAuth2AuthorizedClientProvider();
        next.setApplicationEventPublisher(events);
        // It is asked only where the ID token has ended, however long the access token is good.
        next.setClockSkew(Duration.ofDays(365));
        manager = new DefaultOAuth2AuthorizedClientManager(clients, TOKENS);
        manager.setAuthorizedClientProvider(next);
    }

    /** To stand right behind the filter that knows who is signed in. */
    public Filter filter() {
        return (request, response, chain) -> {
            if (request instanceof HttpServletRequest asked
                    && response instanceof HttpServletResponse answer) {
                HttpSession session = asked.getSession(false);
                if (session != null) {
                    renew(session, asked, answer);
                }
            }
            chain.doFilter(request, response);
        };
    }

    private void renew(
            HttpSession session, HttpServletRequest request, HttpServletResponse response) {
        if (ended(session) == null) {
            return;
        }
        synchronized (WebUtils.getSessionMutex(session)) { // a page asks for its parts at once
            SecurityContext kept = ended(session);
            if (kept == null
                    || !(kept.getAuthentication() instanceof OAuth2AuthenticationToken person)) {
                return;
            }
            SecurityContextHolder.setContext(kept);
            try {
                manager.authorize(
                        OAuth2AuthorizeRequest.withClientRegistrationId(
                                        person.getAuthorizedClientRegistrationId())
                                .principal(person)
                                .attribute(HttpServletRequest.class.getName(), request)
                                .attribute(HttpServletResponse.class.getName(), response)
                                .build());
            } catch (OAuth2AuthorizationException | OAuth2AuthenticationException refused) {
                LOG.info("{} is signed out: {}", person.getName(), refused.getMessage());
            }
            if (PageSession.hasEnded(SecurityContextHolder.getContext().getAuthentication())) {
                SecurityContextHolder.clearContext();
            }
        }
    }

    /** Who signed in here by a token that has ended; null where it goes on, or nobody did. */
    private static @Nullable SecurityContext ended(HttpSession session) {
        SecurityContext kept = PageSession.kept(session);
        return kept != null && PageSession.hasEnded(kept.getAuthentication()) ? kept : null;
    }
}
