package org.litopys;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import org.litopys.data.Unusable;
import org.litopys.query.journal.LedgerEntryCheck;
import org.litopys.query.journal.ReceiptVerifier;
import org.litopys.query.journal.VerifiableReceipt;
import org.litopys.tlog.Checkpoint;
import org.litopys.tlog.DirectorySource;
import org.litopys.tlog.HttpSource;
import org.litopys.tlog.LogFormatException;
import org.litopys.tlog.LogSource;
import org.litopys.tlog.LogVerificationException;
import org.litopys.tlog.NoteVerifier;
import org.litopys.tlog.SignedNote;
import org.litopys.tlog.VerificationReport;
import org.litopys.tlog.Verifier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code litopys verify}: checks a ledger, from outside it or from within. */
@Command(
        name = "verify",
        description = {
            "Checks that a ledger is what was recorded: signature, every entry, every hash, order and gaplessness of a log at an address, in a directory or in a zip of one; or one receipt. Needs no database and trusts nothing but the key.",
            "",
            "With --data or --database it compares, inside a ledger, every event with its entry in the log, and so finds what was changed in the database by hand.",
            "",
            "Exit status: 0 intact; 1 broken, with the first position that differs; 2 the input cannot be checked."
        },
        exitCodeOnExecutionException = Litopys.UNUSABLE_INPUT,
        footerHeading = "%nExamples:%n",
        footer = {
            "  litopys verify https://ledger.example.org --key ledger.pub",
            "  litopys verify receipt.json --key ledger.pub",
            "  litopys verify --data data/office"
        })
final class VerifyCommand implements Callable<Integer> {
    private static final int BROKEN = 1;

    @Spec private @Nullable CommandSpec spec;

    @Mixin private Help help = new Help();

    @ArgGroup(multiplicity = "1")
    private @Nullable What what;

    /** Exactly one of them. */
    static final class What {
        @Parameters(
                paramLabel = "DIR|ZIP|URL|RECEIPT.json",
                description =
                        "A log as it is served, a copy of it in a directory or a zip, or a receipt.")
        private @Nullable String log;

        @Option(
                names = "--data",
                paramLabel = "DIR",
                description = "A data directory, in use or not.")
        private @Nullable Path data;

        @Option(
                names = "--database",
                paramLabel = "JDBC-URL",
                description =
                        "The PostgreSQL of a ledger; user and password as in LITOPYS_DATABASE_USER and LITOPYS_DATABASE_PASSWORD (or the file that LITOPYS_DATABASE_PASSWORD_FILE names).")
        private @Nullable String database;
    }

    @Option(
            names = "--key",
            paramLabel = "FILE",
            description =
                    "The log's public key (the line served at /log/key), known from elsewhere. Without it the key that comes with the log is believed.")
    private @Nullable Path keyFile;

    @Option(
            names = "--checkpoint",
            paramLabel = "FILE",
            description =
                    "A checkpoint of this log kept from earlier: finds a history rewritten and signed again since. May be given several times.")
    private List<Path> kept = new ArrayList<>();

    @Option(
            names = "--token",
            paramLabel = "TOKEN",
            defaultValue = "${env:LITOPYS_TOKEN}",
            description = "Bearer token for an address that is not open (or LITOPYS_TOKEN).")
    private @Nullable String token;

    @Override
    public Integer call() {
        // Without Spring nothing has set up logging, and what is checked is all there is to say.
        ((ch.qos.logback.classic.Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME))
                .setLevel(ch.qos.logback.classic.Level.ERROR);
        What given = what;
        if (given == null) {
            throw new IllegalStateException("picocli asks for one");
        }
        try {
            if (given.log == null) {
                return inside(given);
            }
            if (given.log.matches("(?i)https?://.*")) {
                return address(given.log);
            }
            return file(Path.of(given.log));
        } catch (LogFormatException e) {
            throw new Unusable(String.valueOf(e.getMessage()), e);
        } catch (IOException | IllegalArgumentException e) {
            throw new Unusable("Cannot be checked: " + e.getMessage(), e);
        }
    }

    private int inside(What given) throws IOException {
        NoteVerifier key = keyFile == null ? null : key(Files.readString(keyFile));
        return LedgerInside.compare(given.data, given.database, key, out());
    }

    private int address(String address) throws IOException {
        URI uri = URI.create(address);
        boolean bare =
                uri.getPath() == null || uri.getPath().isEmpty() || uri.getPath().equals("/");
        URI prefix = bare ? uri.resolve("/log/") : uri;
        try (HttpSource source =
                new HttpSource(prefix, token == null || token.isBlank() ? null : token)) {
            return log(source);
        }
    }

    private int file(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            return log(new DirectorySource(path));
        }
        if (!Files.exists(path)) {
            throw new Unusable(
                    "There is no "
                            + path
                            + "; give a directory, a receipt, or an address that begins with http:// or https://");
        }
        byte[] start = new byte[2];
        try (var in = Files.newInputStream(path)) {
            int read = in.readNBytes(start, 0, 2);
            if (read == 2 && start[0] == 'P' && start[1] == 'K') {
                return zip(path);
            }
        }
        return receipt(path);
    }

    private int zip(Path path) throws IOException {
        try (FileSystem content = FileSystems.newFileSystem(path)) {
            return log(new DirectorySource(content.getPath("/")));
        } catch (ZipException e) {
            throw new IOException(path + " is no zip that can be read: " + e.getMessage(), e);
        }
    }

    private int log(LogSource source) throws IOException {
        NoteVerifier key = keyOf(source);
        List<Checkpoint> earlier = new ArrayList<>();
        for (Path file : kept) {
            try {
                earlier.add(
                        Checkpoint.open(
                                SignedNote.parse(Files.readAllBytes(file)),
                                key.name(),
                                List.of(key)));
            } catch (LogVerificationException e) {
                throw new Unusable(
                        "The kept checkpoint " + file + " cannot be used: " + e.getMessage(), e);
            }
        }
        VerificationReport report =
                new Verifier(key).verify(source, LedgerEntryCheck.ofWholeLog(), earlier);
        Optional<VerificationReport.Fault> fault = report.firstFault();
        if (fault.isPresent()) {
            return broken(fault.get().position(), fault.get().message());
        }
        Checkpoint checkpoint = report.checkpoint();
        return intact(
                "%s of %s, root %s"
                        .formatted(
                                counted(report.entriesChecked()),
                                key.name(),
                                checkpoint == null ? "" : checkpoint.root().base64()));
    }

    private int receipt(Path path) throws IOException {
        VerifiableReceipt receipt;
        try {
            receipt = VerifiableReceipt.parse(Files.readString(path));
        } catch (LogVerificationException e) {
            return broken(null, String.valueOf(e.getMessage()));
        }
        NoteVerifier key;
        if (keyFile != null) {
            key = key(Files.readString(keyFile));
        } else if (receipt.key() != null) {
            key = believed(key(receipt.key()));
        } else {
            throw new Unusable("The receipt carries no key; give the log's public key with --key");
        }
        try {
            ReceiptVerifier.Verified verified = new ReceiptVerifier(key).verify(receipt);
            String positions =
                    String.join(", ", verified.positions().stream().map(String::valueOf).toList());
            int status =
                    intact(
                            "command "
                                    + verified.commandId()
                                    + " is recorded in "
                                    + key.name()
                                    + " at position "
                                    + positions);
            return notProved(status, receipt);
        } catch (LogVerificationException e) {
            Long first = receipt.events().isEmpty() ? null : receipt.events().getFirst().position();
            return broken(first, String.valueOf(e.getMessage()));
        }
    }

    private NoteVerifier keyOf(LogSource source) throws IOException {
        if (keyFile != null) {
            return key(Files.readString(keyFile));
        }
        byte[] served =
                source.read("key")
                        .orElseThrow(() ->
                                new Unusable(
                                        "There is no key beside that log; give it with --key"));
        return believed(key(new String(served, java.nio.charset.StandardCharsets.UTF_8)));
    }

    private static NoteVerifier key(String text) {
        return NoteVerifier.parse(text.strip());
    }

    private NoteVerifier believed(NoteVerifier key) {
        out().println(
                        "Note: the key "
                                + key
                                + " came with what is checked. Whoever changed the one may have changed the other; give the key you know with --key.");
        return key;
    }

    private int intact(String detail) {
        out().println("Intact: " + detail);
        out().flush();
        return 0;
    }

    /** Whoever hands on a receipt may have left something out, or called its record otherwise. */
    private int notProved(int status, VerifiableReceipt receipt) {
        String reference = receipt.reference();
        out().println(
                        "Not proved: that the command caused nothing else"
                                + (reference == null
                                        ? ""
                                        : ", and that its record is called " + reference)
                                + ". A receipt proves each event that it holds; what it does not hold, only the whole log shows.");
        out().flush();
        return status;
    }

    private int broken(@Nullable Long position, String message) {
        out().println(
                        "BROKEN"
                                + (position == null ? "" : " at position " + position)
                                + ": "
                                + message);
        out().flush();
        return BROKEN;
    }

    private static String counted(long entries) {
        return entries == 1 ? "1 entry" : "%,d entries".formatted(entries);
    }

    private PrintWriter out() {
        return Terminal.line(spec).getOut();
    }
}
