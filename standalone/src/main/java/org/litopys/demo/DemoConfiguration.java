package org.litopys.demo;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The clock of a demo; it takes the place of the system's. */
@Configuration(proxyBeanMethods = false)
class DemoConfiguration {
    @Bean
    DemoClock demoClock() {
        return new DemoClock();
    }
}
