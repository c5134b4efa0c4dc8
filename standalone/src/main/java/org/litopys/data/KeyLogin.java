package org.litopys.data;

/**
 * The database role that owns the keys of persons and can do nothing else.
 *
 * @param user its name
 */
public record KeyLogin(String user, String password) {
    /** Without the password. */
    @Override
    public String toString() {
        return user;
    }
}
