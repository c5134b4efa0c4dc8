package org.litopys.command.api;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Answers between who makes them and who sends them. Many HTTP clients read no answer before they
 * have sent their whole request; were we to wait for them, both would wait for ever. So what is not
 * read lies in memory first, then in a temporary file, and only when that is full as well does
 * {@link #put} wait. One putter and one taker.
 */
final class Spool implements AutoCloseable {
    private final int memoryBytes;
    private final long fileBytes;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<byte[]> memory = new ArrayDeque<>();
    private int inMemory;
    private @Nullable FileChannel file;
    private long written;
    private long read;
    private boolean ended;
    private boolean closed;

    Spool(int memoryBytes, long fileBytes) {
        this.memoryBytes = memoryBytes;
        this.fileBytes = fileBytes;
    }

    /** False where the taker is gone, so that there is no use in going on. */
    boolean put(byte[] bytes) throws IOException, InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!closed && written - read + bytes.length > fileBytes) {
                changed.await();
            }
            if (closed) {
                return false;
            }
            if (written == read && (inMemory == 0 || inMemory + bytes.length <= memoryBytes)) {
                memory.add(bytes);
                inMemory += bytes.length;
            } else {
                write(bytes);
            }
            changed.signalAll();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Nothing more will be put. */
    void end() {
        lock.lock();
        try {
            ended = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** What comes next, in order; waits for it. Null at the end. */
    byte @Nullable [] take() throws IOException, InterruptedException {
        lock.lockInterruptibly();
        try {
            while (memory.isEmpty() && written == read && !ended && !closed) {
                changed.await();
            }
            byte[] next = memory.poll();
            if (next != null) {
                inMemory -= next.length;
            } else if (written > read) {
                next = read();
            }
            changed.signalAll();
            return next;
        } finally {
            lock.unlock();
        }
    }

    /** Whether {@link #take} would wait. */
    boolean isEmpty() {
        lock.lock();
        try {
            return memory.isEmpty() && written == read;
        } finally {
            lock.unlock();
        }
    }

    private void write(byte[] bytes) throws IOException {
        FileChannel open = open();
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        while (rest.hasRemaining()) {
            written += open.write(rest, written);
        }
    }

    private byte[] read() throws IOException {
        FileChannel open = open();
        ByteBuffer chunk = ByteBuffer.allocate((int) Math.min(64 * 1024, written - read));
        while (chunk.hasRemaining()) {
            read += open.read(chunk, read);
        }
        if (read == written) {
            open.truncate(0);
            read = 0;
            written = 0;
        }
        return chunk.array();
    }

    private FileChannel open() throws IOException {
        if (file == null) {
            Path path = Files.createTempFile("litopys-answers", ".ndjson");
            file =
                    FileChannel.open(
                            path,
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE,
                            StandardOpenOption.DELETE_ON_CLOSE);
        }
        return file;
    }

    /** Lets go of the file; whoever puts is told that it is of no use. */
    @Override
    public void close() throws IOException {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
            if (file != null) {
                file.close();
            }
        } finally {
            lock.unlock();
        }
    }
}
