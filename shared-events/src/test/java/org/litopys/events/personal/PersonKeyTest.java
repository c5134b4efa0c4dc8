package org.litopys.events.personal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.litopys.events.organisation.OrganisationId;

class PersonKeyTest {
    private static final DataSubjectId PERSON = new DataSubjectId(new UUID(0, 1));
    private static final OrganisationId RECORD = new OrganisationId(new UUID(0, 2));
    private static final Place NAME = new Place(RECORD, "ContactPersonAdded", "name");

    private final PersonKey key = new PersonKey(SecretBox.newSecret());

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "Олена Коваленко", "+380 44 000 00 00", "👩‍🔬"})
    void what_was_sealed_is_opened_with_the_same_key_at_the_same_place(String text) {
        assertThat(key.open(key.seal(PERSON, NAME, text), NAME)).contains(text);
    }

    @Test
    void another_key_does_not_open_it() {
        Sealed sealed = key.seal(PERSON, NAME, "Olena Kovalenko");

        assertThat(new PersonKey(SecretBox.newSecret()).open(sealed, NAME)).isEmpty();
    }

    static final List<Place> OTHER_PLACES =
            List.of(
                    new Place(new OrganisationId(new UUID(0, 3)), "ContactPersonAdded", "name"),
                    new Place(RECORD, "OwnershipDeclared", "name"),
                    new Place(RECORD, "ContactPersonAdded", "email"),
                    // The same letters, parted elsewhere.
                    new Place(RECORD, "ContactPersonAddedn", "ame"));

    @ParameterizedTest
    @FieldSource("OTHER_PLACES")
    void it_does_not_open_at_another_place(Place other) {
        assertThat(key.open(key.seal(PERSON, NAME, "Olena Kovalenko"), other)).isEmpty();
    }

    @Test
    void it_does_not_open_as_another_persons() {
        Sealed sealed = key.seal(PERSON, NAME, "Olena Kovalenko");
        Sealed stolen =
                new Sealed(new DataSubjectId(new UUID(0, 9)), sealed.event(), sealed.sealed());

        assertThat(key.open(stolen, NAME)).isEmpty();
    }

    @Test
    void a_changed_or_shortened_text_does_not_open() {
        Sealed sealed = key.seal(PERSON, NAME, "Olena Kovalenko");
        byte[] whole = Base64.getUrlDecoder().decode(sealed.sealed());
        for (int i = 0; i < whole.length; i++) {
            byte[] changed = whole.clone();
            changed[i] ^= 1;
            assertThat(key.open(with(sealed, changed), NAME)).as("byte %d", i).isEmpty();
            byte[] shorter = java.util.Arrays.copyOf(whole, i);
            assertThat(key.open(with(sealed, shorter), NAME)).as("%d bytes", i).isEmpty();
        }
        assertThat(key.open(new Sealed(PERSON, sealed.event(), "not base64!"), NAME)).isEmpty();
    }

    private static Sealed with(Sealed sealed, byte[] whole) {
        return new Sealed(
                sealed.person(),
                sealed.event(),
                Base64.getUrlEncoder().withoutPadding().encodeToString(whole));
    }

    @Test
    void the_same_text_is_never_sealed_the_same_twice() {
        assertThat(key.seal(PERSON, NAME, "Olena")).isNotEqualTo(key.seal(PERSON, NAME, "Olena"));
    }

    @Test
    void a_digest_depends_on_the_key_and_on_the_content() {
        byte[] content = "+380440000000".getBytes(StandardCharsets.UTF_8);
        byte[] secret = SecretBox.newSecret();
        String digest = new PersonKey(secret).digest(content);

        assertThat(digest).matches("[0-9a-f]{64}");
        assertThat(new PersonKey(secret).digest(content)).isEqualTo(digest);
        assertThat(key.digest(content)).isNotEqualTo(digest);
        assertThat(key.digest("other".getBytes(StandardCharsets.UTF_8)))
                .isNotEqualTo(key.digest(content));
    }

    /**
     * What is stored is opened for ever: keys are derived, and places written, as they were when
     * this text was sealed.
     */
    @Test
    void a_text_that_was_sealed_by_the_first_version_is_opened() {
        PersonKey known =
                new PersonKey(
                        "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII));
        Sealed stored =
                new Sealed(
                        PERSON,
                        "ContactPersonAdded",
                        "OoIp8hj6sKfIiorze909jnCl5we5e3v2BHAy5xQ8aal1YKxqiAr3tID0og");

        assertThat(known.open(stored, NAME)).contains("Olena Kovalenko");
        assertThat(known.digest("content".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("0aeaba3ca162fc47d8cdaf7948574f61549fecc36ae81b9b880e0e086f8b197e");
    }

    @Test
    void a_secret_has_32_bytes() {
        assertThatIllegalArgumentException().isThrownBy(() -> new PersonKey(new byte[31]));
    }
}
