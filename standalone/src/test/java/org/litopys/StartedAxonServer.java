package org.litopys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A real Axon Server that a test may kill: {@code -Daxonserver.start="COMMAND ARGUMENTS"} starts it
 * in the foreground at the address of {@code -Daxonserver=HOST:PORT}, with data that outlives it.
 */
final class StartedAxonServer implements AutoCloseable {
    static final String COMMAND = System.getProperty("axonserver.start", "");
    static final String ADDRESS = System.getProperty("axonserver", "");

    private final Path folder;
    private Process process;

    private StartedAxonServer(Path folder) throws Exception {
        this.folder = folder;
        this.process = process();
        awaitAnswer();
    }

    static StartedAxonServer start(Path folder) throws Exception {
        return new StartedAxonServer(folder);
    }

    private Process process() throws IOException {
        return new ProcessBuilder(List.of(COMMAND.split(" ")))
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(folder.resolve("axonserver.log").toFile()))
                .start();
    }

    private void awaitAnswer() throws InterruptedException {
        String host = ADDRESS.substring(0, ADDRESS.lastIndexOf(':'));
        int port = Integer.parseInt(ADDRESS.substring(ADDRESS.lastIndexOf(':') + 1));
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(3);
        while (true) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(host, port), 500);
                return;
            } catch (IOException notYet) {
                assertThat(process.isAlive()).as("Axon Server runs").isTrue();
                assertThat(System.nanoTime()).isLessThan(end);
                Thread.sleep(100);
            }
        }
    }

    /** As {@code kill -9}, and its start again. */
    void killAndStartAgain() throws Exception {
        process.destroyForcibly();
        process.waitFor();
        process = process();
        awaitAnswer();
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
