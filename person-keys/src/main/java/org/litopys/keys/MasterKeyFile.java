package org.litopys.keys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import org.litopys.events.personal.SecretBox;

/**
 * The file with the master key: one line, {@code LITOPYS+MASTER+KEY+} and 32 random bytes in
 * base64url. Only its owner may read it, and it never enters the database. Where it is lost, what
 * is known of every person is lost with it: keep a copy elsewhere, and not with the backups of the
 * database.
 */
final class MasterKeyFile {
    private static final String PREFIX = "LITOPYS+MASTER+KEY+";

    private MasterKeyFile() {}

    /**
     * The key in the file, which is made now where it is missing and nothing was wrapped yet.
     *
     * @param used whether a master key has wrapped secrets already
     * @throws MasterKeyProblem if the file cannot be read or written, may be read by others, holds
     *     no key, or is missing although one was used
     */
    static MasterKey open(Path file, boolean used) {
        try {
            if (!Files.exists(file)) {
                if (used) {
                    throw new MasterKeyProblem(
                            "The master key file %s is missing, but the personal data of this ledger is sealed under it; put the file back."
                                    .formatted(file));
                }
                SecretFile.create(file, newKey());
            }
            requireOwnerOnly(file);
            return parse(file, Files.readString(file).strip());
        } catch (IOException e) {
            throw new MasterKeyProblem(
                    "The master key file " + file + " cannot be read or written: " + e, e);
        }
    }

    private static MasterKey parse(Path file, String line) {
        try {
            if (line.startsWith(PREFIX)) {
                return new MasterKey(
                        Base64.getUrlDecoder().decode(line.substring(PREFIX.length())));
            }
        } catch (IllegalArgumentException notOne) {
            // said below, without what it says of the secret
        }
        throw new MasterKeyProblem(
                "The file %s holds no master key; it has one line that begins with %s."
                        .formatted(file, PREFIX));
    }

    private static String newKey() {
        return PREFIX
                + Base64.getUrlEncoder().withoutPadding().encodeToString(SecretBox.newSecret());
    }

    private static void requireOwnerOnly(Path file) throws IOException {
        Optional<String> open = SecretFile.openToOthers(file);
        if (open.isPresent()) {
            throw new MasterKeyProblem(
                    "The master key file %s may be used by others than its owner (%s); run chmod 600 on it."
                            .formatted(file, open.get()));
        }
    }
}
