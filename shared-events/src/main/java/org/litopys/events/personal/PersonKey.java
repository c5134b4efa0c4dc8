package org.litopys.events.personal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/**
 * What one person's data is sealed with. Once its secret is destroyed, nobody can open what was
 * sealed or find out what was digested. Thread-safe.
 */
public final class PersonKey {
    private final SecretBox box;
    private final SecretKey digesting;

    /**
     * @param secret of {@link SecretBox#newSecret}; not kept
     */
    public PersonKey(byte[] secret) {
        box = new SecretBox(secret, "sealing");
        digesting = SecretBox.derive(secret, "HmacSHA256", "digest of a command");
    }

    /** The text, readable only with this key and only at this place. */
    public Sealed seal(DataSubjectId person, Place place, String text) {
        byte[] closed =
                box.close(text.getBytes(StandardCharsets.UTF_8), place.associatedData(person));
        return new Sealed(
                person,
                place.event(),
                Base64.getUrlEncoder().withoutPadding().encodeToString(closed));
    }

    /**
     * The text; empty where it was sealed with another key or for another place, or was changed.
     */
    public Optional<String> open(Sealed sealed, Place place) {
        byte[] whole;
        try {
            whole = Base64.getUrlDecoder().decode(sealed.sealed());
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
        return box.open(whole, place.associatedData(sealed.person()))
                .map(clear -> new String(clear, StandardCharsets.UTF_8));
    }

    /**
     * A digest that nobody can compute without this key (HMAC-SHA-256, lower-case hexadecimal): a
     * plain hash of a name or a telephone number is found by trying them all.
     */
    public String digest(byte[] content) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(digesting);
            return HexFormat.of().formatHex(mac.doFinal(content));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HmacSHA256", e);
        }
    }
}
