package org.litopys.benchmarks;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A process of {@code ./litopys serve}, as an operator starts it. */
final class Served implements AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    final String address;
    final double secondsToReady;
    private final Process process;
    private final Path output;

    private Served(Process process, Path output, String address, double secondsToReady) {
        this.process = process;
        this.output = output;
        this.address = address;
        this.secondsToReady = secondsToReady;
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Returns when it is ready. */
    static Served start(int port, Map<String, String> environment, List<String> options)
            throws IOException, InterruptedException {
        Path output = Files.createTempFile("litopys-served", ".txt");
        output.toFile().deleteOnExit();
        List<String> command =
                new ArrayList<>(
                        List.of(
                                new File(System.getProperty("litopys.home"), "litopys").getPath(),
                                "serve",
                                "--port",
                                String.valueOf(port)));
        command.addAll(options);
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        long start = System.nanoTime();
        Process process = builder.start();
        String address = "http://localhost:" + port;
        while (!isReady(address)) {
            if (!process.isAlive() || System.nanoTime() - start > TimeUnit.MINUTES.toNanos(2)) {
                process.destroy();
                throw new IllegalStateException("it did not start: " + Files.readString(output));
            }
            TimeUnit.MILLISECONDS.sleep(10);
        }
        return new Served(process, output, address, (System.nanoTime() - start) / 1e9);
    }

    private static boolean isReady(String address) throws InterruptedException {
        try {
            return HTTP.send(
                                    HttpRequest.newBuilder(
                                                    URI.create(
                                                            address + "/actuator/health/readiness"))
                                            .build(),
                                    HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** The secret that the first start prints, a moment after it is ready. */
    String secretOf(String account) throws IOException, InterruptedException {
        Pattern line = Pattern.compile("(?m)^  " + account + " +(\\S+) ");
        for (int i = 0; i < 100; i++) {
            Matcher found = line.matcher(Files.readString(output));
            if (found.find()) {
                return found.group(1);
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        throw new IOException("no login of " + account + " in " + Files.readString(output));
    }

    /** The most memory that was resident so far, in MiB (Linux). */
    long mostMemory() {
        try {
            return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
