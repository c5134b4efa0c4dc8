package org.litopys.access;

/**
 * An account with the secret it was given. Exists only at the moment of its making: the database
 * holds a hash.
 *
 * @param secret password of a person, client secret of a program
 */
public record Login(Account account, String secret) {
    /** Without the secret, for logs. */
    @Override
    public String toString() {
        return "Login of " + account.id();
    }
}
