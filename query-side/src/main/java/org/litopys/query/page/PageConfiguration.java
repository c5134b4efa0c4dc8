package org.litopys.query.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import java.time.Duration;
import org.litopys.query.figures.OverviewFigures;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.ViewResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Wires the pages; what they read is a {@link Reading} and {@link OverviewFigures}. */
@Configuration(proxyBeanMethods = false)
class PageConfiguration {
    /** As in the pom: where the compiled templates are. */
    private static final String TEMPLATES = "org.litopys.query.jte";

    private static final CacheControl LONG =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic();
    private static final CacheControl HOURS =
            CacheControl.maxAge(Duration.ofHours(1)).cachePublic();

    @Bean
    ViewResolver templates() {
        return new JteViews(
                TemplateEngine.createPrecompiled(null, ContentType.Html, null, TEMPLATES));
    }

    @Bean
    Frames frames(
            Reading reading, @Value("${litopys.pages.access-token:}") String accessTokenPage) {
        return new Frames(reading, accessTokenPage);
    }

    @Bean
    WebMvcConfigurer pagesInMvc(Reading reading) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry interceptors) {
                interceptors.addInterceptor(new ChosenInAddress(reading));
            }

            @Override
            public void addResourceHandlers(ResourceHandlerRegistry resources) {
                resources
                        .addResourceHandler("/assets/**") // addressed with a version, see Assets
                        .addResourceLocations("classpath:/static/assets/")
                        .setCacheControl(LONG);
                resources
                        .addResourceHandler("/webjars/**")
                        .addResourceLocations("classpath:/META-INF/resources/webjars/")
                        .setCacheControl(HOURS)
                        .resourceChain(true);
            }
        };
    }
}
