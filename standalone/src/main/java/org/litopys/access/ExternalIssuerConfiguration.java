package org.litopys.access;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/**
 * Both sides trust an identity provider elsewhere. It is asked for its addresses and keys at the
 * first use, not at the start, so that neither has to be up before the other; while it is away a
 * login or a token is answered with that, and works again by itself when it is back.
 */
@Configuration(proxyBeanMethods = false)
public class ExternalIssuerConfiguration {

    /**
     * @param address issuer identifier (OpenID Connect Discovery), as in the {@code iss} of its
     *     tokens
     * @param metadata where its description is fetched; empty where that is the well-known address
     *     under {@code address}. Behind a proxy, browsers and this program may know it by different
     *     names
     * @param clientId of the pages, as registered there
     * @param clientSecret of the pages; empty where they were registered as a public client
     * @param audience that access tokens must be for
     */
    public record Issuer(
            String address,
            String metadata,
            String clientId,
            String clientSecret,
            String audience) {
        /** Without the secret. */
        @Override
        public String toString() {
            return address;
        }
    }

    /** As the check of tokens and as the pages' registration. */
    @Bean
    ProviderElsewhere provider(Issuer issuer, Addresses addresses) {
        return new ProviderElsewhere(issuer, addresses.loginReturn());
    }

    /** Around the chains of Spring Security. */
    @Bean
    FilterRegistrationBean<ProviderAwayFilter> providerAway(
            ProviderElsewhere provider, Addresses addresses) {
        FilterRegistrationBean<ProviderAwayFilter> filter =
                new FilterRegistrationBean<>(new ProviderAwayFilter(provider, addresses.base()));
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 100);
        return filter;
    }
}
