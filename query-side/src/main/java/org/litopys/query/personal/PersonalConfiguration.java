package org.litopys.query.personal;

import org.litopys.keys.PersonKeys;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What opens personal data in a Spring application. */
@Configuration(proxyBeanMethods = false)
class PersonalConfiguration {
    @Bean
    PersonalData personalData(PersonKeys personKeys) {
        return new PersonalData(personKeys);
    }
}
