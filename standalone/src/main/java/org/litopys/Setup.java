package org.litopys;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.litopys.access.Addresses;
import org.litopys.access.ExternalIssuerConfiguration.Issuer;
import org.litopys.data.DataDirectory;
import org.litopys.data.Database;

/**
 * What a process is to run.
 *
 * @param directory open already; null where the ledger lies in a PostgreSQL elsewhere
 * @param database that PostgreSQL; null where it runs in the directory
 * @param axonServer null where the events are stored in the database
 * @param issuer null where this program is its own identity provider
 * @param logKey file of the transparency log's private key; null: the log is not signed
 * @param wiring further configuration classes
 */
record Setup(
        Side side,
        Addresses addresses,
        @Nullable DataDirectory directory,
        @Nullable Database database,
        @Nullable AxonServer axonServer,
        @Nullable Issuer issuer,
        @Nullable Path logKey,
        boolean logPublic,
        List<Class<?>> wiring) {}
