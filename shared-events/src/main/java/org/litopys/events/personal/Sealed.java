package org.litopys.events.personal;

/**
 * A text that identifies a person, encrypted. It is all that events, read models, caches, the
 * journal and exports hold of it; {@link PersonKey#open} gives the text, where somebody may see it.
 *
 * @param person whose key it was sealed with
 * @param event stored name of the event for which it was sealed
 * @param sealed nonce, ciphertext and tag of AES-256-GCM, in base64url without padding
 */
public record Sealed(DataSubjectId person, String event, String sealed) {}
