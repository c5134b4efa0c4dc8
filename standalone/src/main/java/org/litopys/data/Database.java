package org.litopys.data;

/**
 * A PostgreSQL that is up and has room for one office.
 *
 * @param url JDBC address
 */
public record Database(String url, String user, String password) {
    /** Without the password, for messages and logs. */
    @Override
    public String toString() {
        return url + " as " + user;
    }
}
