package org.litopys.keys;

import javax.sql.DataSource;

/** Where the schema of keys lies, as the role that owns it. */
public record KeyDatabase(DataSource dataSource) {}
