package org.litopys.events;

import java.util.regex.Pattern;

/**
 * A document that supports an act. Documents stay outside the ledger; their hash stands in it.
 *
 * @param sha256 SHA-256 of the document's bytes, 64 lower-case hexadecimal digits
 */
public record Evidence(String documentId, String sha256, String mediaType) {
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    public Evidence {
        if (documentId.isBlank() || Characters.in(documentId) > 200) {
            throw new IllegalArgumentException("documentId has 1 to 200 characters");
        }
        if (!HASH.matcher(sha256).matches()) {
            throw new IllegalArgumentException("sha256 is 64 lower-case hexadecimal digits");
        }
        if (mediaType.isBlank() || Characters.in(mediaType) > 100) {
            throw new IllegalArgumentException("mediaType has 1 to 100 characters");
        }
    }
}
