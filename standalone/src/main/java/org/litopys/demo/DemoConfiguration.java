package org.litopys.demo;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.PropertySource;

/**
 * The clock of a demo, in place of the system's. Until its programme was played, what is due is
 * sent by its player.
 */
@Configuration(proxyBeanMethods = false)
@PropertySource("classpath:org/litopys/demo/demo.properties")
class DemoConfiguration {
    @Bean
    DemoClock demoClock() {
        return new DemoClock();
    }
}
