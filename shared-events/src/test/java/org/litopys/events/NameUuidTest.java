package org.litopys.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.litopys.events.call.CallId;
import org.litopys.events.programme.ProgrammeId;

class NameUuidTest {
    @Test
    void the_example_of_rfc_9562_appendix_a4_holds() {
        UUID dns = UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8");
        assertThat(NameUuid.of(dns, "www.example.com"))
                .hasToString("2ed6657d-e927-568b-95e1-2665a8aea6a2");
    }

    @Test
    void a_code_gives_one_identity_whatever_its_letter_case() {
        assertThat(CallId.ofCode(" edf-2026-da ")).isEqualTo(CallId.ofCode("EDF-2026-DA"));
    }

    @Test
    void a_call_and_a_programme_of_one_code_are_two_records() {
        assertThat(CallId.ofCode("BRIDGE").value())
                .isNotEqualTo(ProgrammeId.ofCode("BRIDGE").value());
    }

    @Test
    void derived_identities_never_change() {
        assertThat(ProgrammeId.ofCode("BRIDGE"))
                .hasToString("a06f296f-50ac-56db-abfd-d075f5c8fee8");
        assertThat(CallId.ofCode("EDF-2026-DA"))
                .hasToString("3ca40e08-2059-53ad-bd32-12d6841fba6d");
    }
}
