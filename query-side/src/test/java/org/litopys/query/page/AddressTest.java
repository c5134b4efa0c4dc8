package org.litopys.query.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AddressTest {
    @Test
    void empty_values_are_left_out() {
        assertThat(address("q", "", "status", "DRAFT")).hasToString("/applications?status=DRAFT");
        assertThat(address("q", " ")).hasToString("/applications");
    }

    @Test
    void text_is_encoded() {
        assertThat(address("q", "a&b=c/ї\"<"))
                .hasToString("/applications?q=a%26b%3Dc%2F%D1%97%22%3C");
        assertThat(Address.of("/calls/A B?")).hasToString("/calls/A%20B%3F");
    }

    @Test
    void an_address_never_leads_to_another_host() {
        assertThat(Address.of("//evil.example/x")).hasToString("/evil.example/x");
    }

    @Test
    void another_page_keeps_the_moment_and_nothing_else() {
        Address past = address("pos", "17", "at", "2026-09-30T17:00", "status", "DRAFT");
        assertThat(past.to("/overview")).hasToString("/overview?pos=17&at=2026-09-30T17:00");
    }

    @Test
    void a_parameter_is_replaced_or_removed() {
        Address two =
                Address.of("/applications", Map.of("status", new String[] {"DRAFT", "REJECTED"}));
        assertThat(two).hasToString("/applications?status=DRAFT&status=REJECTED");
        assertThat(two.withoutValue("status", "DRAFT"))
                .hasToString("/applications?status=REJECTED");
        assertThat(two.with("status", "SUBMITTED")).hasToString("/applications?status=SUBMITTED");
        assertThat(two.with("status", null)).hasToString("/applications");
    }

    private static Address address(String... namesAndValues) {
        Map<String, String[]> parameters = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            parameters.put(namesAndValues[i], new String[] {namesAndValues[i + 1]});
        }
        return Address.of("/applications", parameters);
    }
}
