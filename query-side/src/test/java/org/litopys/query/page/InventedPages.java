package org.litopys.query.page;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;

/**
 * All pages, on invented content: no database. Who may see them is left to whoever imports this.
 */
@Configuration(proxyBeanMethods = false)
@ImportAutoConfiguration({
    TomcatServletWebServerAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    WebMvcAutoConfiguration.class,
    ErrorMvcAutoConfiguration.class,
    HttpMessageConvertersAutoConfiguration.class
})
@EnableWebSecurity
@Import({
    PageConfiguration.class,
    PageErrors.class,
    OverviewPage.class,
    BudgetPage.class,
    ExceptionsPage.class,
    ListPages.class,
    RecordPages.class,
    SearchPage.class,
    PlainPages.class,
    LiveStream.class
})
class InventedPages {
    @Bean
    InventedLedger ledger() {
        return new InventedLedger();
    }

    @Bean
    InventedFigures figures() {
        return new InventedFigures();
    }

    @Bean
    InventedExceptions exceptions() {
        return new InventedExceptions();
    }
}
