package org.litopys;

/** What one process does. */
enum Side {
    COMMAND,
    QUERY,
    BOTH;

    boolean handlesCommands() {
        return this != QUERY;
    }

    boolean answersQueries() {
        return this != COMMAND;
    }
}
