package org.litopys.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs PostgreSQL's own programs, and reads what they complained about. */
final class PostgresCommand {
    private PostgresCommand() {}

    /** Runs one of PostgreSQL's programs to its end, its words going to the log. */
    static int run(@Nullable Path log, List<String> command) throws IOException {
        List<String> whole = new ArrayList<>();
        if (log != null && isRoot()) {
            whole.addAll(
                    List.of(
                            "unshare",
                            "-U")); // PostgreSQL refuses root; in a user namespace of its own it is
            // nobody
        }
        whole.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(whole).redirectErrorStream(true);
        builder.redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")));
        builder.redirectOutput(
                log == null
                        ? ProcessBuilder.Redirect.DISCARD
                        : ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment()
                .keySet()
                .removeIf(name -> name.startsWith("PG")); // a user's own settings are not ours
        builder.environment().put("LC_ALL", "C"); // its words are searched below
        Process process = builder.start();
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while " + command.getFirst() + " ran", e);
        }
    }

    private static boolean isRoot() throws IOException {
        Path self = Path.of("/proc/self");
        return Files.exists(self)
                && Integer.valueOf(0).equals(Files.getAttribute(self, "unix:uid"));
    }

    /** The last error that was logged behind an offset, without its time stamp. */
    static String lastComplaint(Path log, long offset) throws IOException {
        if (!Files.exists(log)) {
            return "it said nothing";
        }
        byte[] all = Files.readAllBytes(log);
        String text =
                new String(
                        all,
                        (int) Math.min(offset, all.length),
                        (int) Math.max(0, all.length - offset),
                        java.nio.charset.StandardCharsets.UTF_8);
        return text.lines()
                .filter(line ->
                        line.contains("FATAL:")
                                || line.contains("PANIC:")
                                || line.contains("ERROR:")
                                || line.contains("rror:")
                                || line.contains("could not")
                                || line.contains("unshare:"))
                .reduce((_, last) -> last)
                .map(line ->
                        line.replaceFirst(
                                        "^.*?(FATAL|PANIC|ERROR|initdb: error|pg_ctl: error):\\s*",
                                        "")
                                .strip())
                .orElse("it said nothing");
    }
}
