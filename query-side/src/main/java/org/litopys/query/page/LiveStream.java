package org.litopys.query.page;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.litopys.query.Admission;
import org.litopys.query.Places;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Tells open pages that the read models have moved on: an event {@code position} with the new
 * position, at most every {@link #PACE}; what a page shows of it, it fetches itself. While nothing
 * happens a comment keeps connections open. A page whose session has ended is let go within the
 * same time. At most {@value #MOST} pages are told, of one person {@value #PER_PERSON}; more are
 * refused with 503 and try again. One virtual thread runs while any page listens.
 */
@Controller
class LiveStream implements SmartLifecycle, MeterBinder {
    static final Duration PACE = Duration.ofSeconds(5);
    private static final int MOST = 1000;
    private static final int PER_PERSON = 50;
    private static final int SILENT_ROUNDS = 4;
    private static final Duration OPEN_FOR = Duration.ofMinutes(30);
    private static final Logger LOG = LoggerFactory.getLogger(LiveStream.class);

    private final Reading reading;
    private final Map<SseEmitter, Listener> listeners = new ConcurrentHashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition closing = lock.newCondition();
    private @Nullable Thread teller;
    private boolean closed = true;

    LiveStream(Reading reading) {
        this.reading = reading;
    }

    /** An open page. */
    private record Listener(String person, Admission admission) {}

    @GetMapping(path = "/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter listen(HttpServletRequest request) {
        String person = Places.account();
        long own = listeners.values().stream().filter(one -> one.person().equals(person)).count();
        if (listeners.size() >= MOST || own >= PER_PERSON) {
            throw new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE);
        }
        SseEmitter emitter = new SseEmitter(OPEN_FOR.toMillis());
        emitter.onCompletion(() -> listeners.remove(emitter));
        emitter.onError(_ -> listeners.remove(emitter));
        emitter.onTimeout(emitter::complete);
        listeners.put(emitter, new Listener(person, Admission.of(request)));
        send(emitter, SseEmitter.event().comment("listening").reconnectTime(PACE.toMillis()));
        begin();
        return emitter;
    }

    /** A page was closed: nobody is left to be told. */
    @ExceptionHandler(IOException.class)
    void gone(HttpServletResponse unread) {
        LOG.trace("A page had gone");
    }

    private void begin() {
        lock.lock();
        try {
            if (teller == null && !closed) {
                teller = Thread.ofVirtual().name("live-pages").start(this::tell);
            }
        } finally {
            lock.unlock();
        }
    }

    private void tell() {
        long told = position();
        int silent = 0;
        while (pause()) {
            letGo();
            long now = position();
            if (now > told) {
                told = now;
                silent = 0;
                sendAll(SseEmitter.event().name("position").data(String.valueOf(now)));
            } else if (++silent >= SILENT_ROUNDS) {
                silent = 0;
                sendAll(SseEmitter.event().comment("still here"));
            }
        }
    }

    /** The position that the read models have reached; 0 where they do not answer. */
    private long position() {
        try {
            return reading.freshness().position().value();
        } catch (RuntimeException unavailable) {
            LOG.debug("Live pages wait for the read models", unavailable);
            return 0;
        }
    }

    /** Waits; false where nobody listens any longer. */
    private boolean pause() {
        lock.lock();
        try {
            long left = PACE.toNanos();
            while (left > 0 && !closed) {
                left = closing.awaitNanos(left);
            }
            if (closed || listeners.isEmpty()) {
                teller = null;
                return false;
            }
            return true;
        } catch (InterruptedException stop) {
            teller = null;
            return false;
        } finally {
            lock.unlock();
        }
    }

    private void sendAll(SseEmitter.SseEventBuilder event) {
        for (SseEmitter listener : listeners.keySet()) {
            send(listener, event);
        }
    }

    private void send(SseEmitter listener, SseEmitter.SseEventBuilder event) {
        try {
            listener.send(event);
        } catch (IOException | IllegalStateException gone) {
            // The page was closed; the container ends the answer.
            listeners.remove(listener);
        }
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("litopys.live.pages", listeners, Map::size)
                .description("Open pages that are told of news; at 1,000 more are answered 503")
                .register(registry);
    }

    /** Begins with the first page that listens. */
    @Override
    public void start() {
        lock.lock();
        try {
            closed = false;
        } finally {
            lock.unlock();
        }
    }

    /** Lets the pages go, so that the web server need not wait for them. */
    @Override
    public void stop() {
        lock.lock();
        try {
            closed = true;
            closing.signalAll();
        } finally {
            lock.unlock();
        }
        listeners.keySet().forEach(this::end);
    }

    private void letGo() {
        listeners.forEach((emitter, listener) -> {
            if (!listener.admission().holds()) {
                end(emitter);
            }
        });
    }

    private void end(SseEmitter listener) {
        listeners.remove(listener);
        try {
            listener.complete();
        } catch (IllegalStateException gone) { // the page was closed
            LOG.trace("A page had gone", gone);
        }
    }

    @Override
    public boolean isRunning() {
        lock.lock();
        try {
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    /** Stops before the web server begins to wait for open answers. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE;
    }
}
