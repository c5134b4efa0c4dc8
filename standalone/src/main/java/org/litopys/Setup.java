package org.litopys;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.litopys.access.Addresses;
import org.litopys.access.ExternalIssuerConfiguration.Issuer;
import org.litopys.data.DataDirectory;
import org.litopys.data.Database;
import org.litopys.data.KeyLogin;

/**
 * What a process is to run.
 *
 * @param directory open already; null where the ledger lies in a PostgreSQL elsewhere
 * @param database that PostgreSQL; null where it runs in the directory
 * @param axonServer null where the events are stored in the database
 * @param issuer null where this program is its own identity provider
 * @param logKey file of the transparency log's private key; null: the log is not signed
 * @param masterKey file of the key under which personal data is sealed; null: this process neither
 *     takes nor shows any
 * @param keyLogin role of the keys of persons in {@code database}; null where it has none of its
 *     own. In a directory there always is one
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
        @Nullable Path masterKey,
        @Nullable KeyLogin keyLogin,
        boolean logPublic,
        List<Class<?>> wiring) {}
