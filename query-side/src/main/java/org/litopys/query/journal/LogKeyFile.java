package org.litopys.query.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.litopys.keys.SecretFile;
import org.litopys.tlog.LogFormatException;
import org.litopys.tlog.NoteSigner;

/**
 * The file with the log's private key: one line, {@code PRIVATE+KEY+…} as
 * golang.org/x/mod/sumdb/note writes it. Whoever can read it can sign as the ledger, so only its
 * owner may, and it never enters the database. Where it is lost, proofs made so far stay good but
 * nothing can be signed any more: keep a copy elsewhere.
 */
final class LogKeyFile {
    private LogKeyFile() {}

    /**
     * The key; made now where the ledger has none yet and the file is missing.
     *
     * @throws JournalException if the file cannot be read or written, may be read by others, holds
     *     another key, or is missing although the ledger has a key
     */
    static NoteSigner open(Path file, LedgerIdentity ledger) {
        try {
            if (!Files.exists(file)) {
                if (ledger.key() != null) {
                    throw new JournalException(
                            "The key file %s is missing, but this ledger has signed with %s; put the file back."
                                    .formatted(file, ledger.key()));
                }
                SecretFile.create(file, NoteSigner.generate(ledger.origin()).secretText());
            }
            requireOwnerOnly(file);
            NoteSigner signer = NoteSigner.parse(Files.readString(file).strip());
            if (!signer.name().equals(ledger.origin())) {
                throw new JournalException(
                        "The key in %s is called \"%s\", but the log is \"%s\"; use the ledger's own key file."
                                .formatted(file, signer.name(), ledger.origin()));
            }
            return signer;
        } catch (LogFormatException e) {
            throw new JournalException(
                    "The key file " + file + " cannot be used. " + e.getMessage(), e);
        } catch (IOException e) {
            throw new JournalException(
                    "The key file " + file + " cannot be read or written: " + e, e);
        }
    }

    private static void requireOwnerOnly(Path file) throws IOException {
        Optional<String> open = SecretFile.openToOthers(file);
        if (open.isPresent()) {
            throw new JournalException(
                    "The key file %s may be used by others than its owner (%s); run chmod 600 on it."
                            .formatted(file, open.get()));
        }
    }
}
