package org.litopys.query.personal;

import org.litopys.keys.PersonKeys;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What opens personal data in a Spring application; in one process beside what seals them. */
@Configuration(proxyBeanMethods = false)
class PersonalConfiguration {
    @Bean
    PersonalData readablePersonalData(PersonKeys personKeys) {
        return new PersonalData(personKeys);
    }
}
