package org.litopys.demo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.litopys.command.CommandSender;
import org.litopys.command.Refused;
import org.litopys.command.application.ApplicationCommand.AcceptApplication;
import org.litopys.command.application.ApplicationCommand.ReserveListApplication;
import org.litopys.command.process.Step;
import org.litopys.demo.DemoProgramme.Played;
import org.litopys.demo.DemoProgramme.Progress;

/**
 * Sends the commands of a plan to a ledger, at their moments by the demo's clock. With one sender
 * the ledger that comes of it is the same for the same plan, down to recorded times, except for the
 * identities of events. With several, for ledgers that are only to be large, commands of different
 * stories within a few minutes may change places. Use from one thread.
 */
public final class Player {
    private static final int STEPS_BETWEEN_REPORTS = 100;
    private static final int COMMANDS_PER_SENDER = 4;
    private static final long WINDOW_SECONDS = 600;

    private final CommandSender commands;
    private final DemoClock clock;
    private final DueInPlay due;
    private final int senders;
    private Instant stood = Instant.MIN;

    /** Sends one command after the other. */
    Player(CommandSender commands, DemoClock clock, DueInPlay due) {
        this(commands, clock, due, 1);
    }

    /**
     * @param clock the one that the ledger stamps its events with
     * @param due what the ledger does by itself meanwhile; knows of an earlier play
     * @param senders how many commands may be under way at once, 1 or more
     */
    Player(CommandSender commands, DemoClock clock, DueInPlay due, int senders) {
        this.commands = commands;
        this.clock = clock;
        this.due = due;
        this.senders = senders;
    }

    /**
     * Plays a plan and lets the clock run live at its end.
     *
     * @param done number of the last command that the ledger holds from an earlier play; 0 for none
     * @throws IllegalStateException where the ledger refuses a command that belongs to the plan, or
     *     takes one that it must refuse
     */
    public Played play(Plan plan, long done, Progress progress) {
        Run run = new Run(Script.length(plan), done, progress);
        progress.at(done, run.total);
        try (ExecutorService threads = Executors.newFixedThreadPool(senders)) {
            Window window = new Window(run, threads);
            Script.write(
                    plan,
                    order -> {
                        if (order.number() <= done) {
                            return;
                        }
                        if (senders == 1) {
                            standAt(order.at());
                            run.send(order);
                        } else {
                            window.take(order);
                        }
                    });
            window.send();
            sendDue(plan.until());
        } finally {
            clock.runLive();
        }
        progress.at(run.total, run.total);
        return run.played();
    }

    /** Whatever is due before a moment is done when the clock stands there. */
    private void standAt(Instant moment) {
        sendDue(moment);
        move(moment);
    }

    private void sendDue(Instant until) {
        for (Optional<Step> next = due.next(until); next.isPresent(); next = due.next(until)) {
            Step step = next.get();
            move(step.due().isAfter(stood) ? step.due() : stood); // what is past is done at once
            commands.send(step.command(), step.envelope()).join();
        }
    }

    private void move(Instant moment) {
        clock.standAt(moment);
        stood = moment;
    }

    /** What was sent so far. Thread-safe. */
    private final class Run {
        private final long total;
        private final Progress progress;
        private final SortedMap<String, Long> refused = new TreeMap<>();
        private long accepted;
        private long done;

        Run(long total, long done, Progress progress) {
            this.total = total;
            this.done = done;
            this.progress = progress;
        }

        void send(Order order) {
            try {
                commands.send(order.command(), order.envelope()).join();
            } catch (CompletionException e) {
                if (e.getCause() instanceof Refused refusal) {
                    requireExpected(order, refusal);
                    return;
                }
                throw e;
            }
            if (order.refusedBy() != null) {
                throw new IllegalStateException(
                        "The ledger took what %s forbids: %s".formatted(order.refusedBy(), order));
            }
            count(null);
        }

        private void requireExpected(Order order, Refused refusal) {
            String rule = refusal.refusal().rule();
            if (!rule.equals(order.refusedBy())) {
                throw new IllegalStateException(
                        "The ledger refused %s, by %s".formatted(order, refusal.refusal()),
                        refusal);
            }
            count(rule);
        }

        private synchronized void count(@Nullable String rule) {
            if (rule == null) {
                accepted++;
            } else {
                refused.merge(rule, 1L, Long::sum);
            }
            done++;
            if (done % STEPS_BETWEEN_REPORTS == 0) {
                progress.at(done, total);
            }
        }

        Played played() {
            return new Played(accepted, refused);
        }
    }

    /**
     * Commands that are sent at once, while the clock stands at the moment of the first: of
     * different stories, of one day, a few minutes apart, and none on which all others may depend.
     */
    private final class Window {
        private final Run run;
        private final ExecutorService threads;
        private final List<Order> orders = new ArrayList<>();
        private final Set<Long> stories = new HashSet<>();

        Window(Run run, ExecutorService threads) {
            this.run = run;
            this.threads = threads;
        }

        void take(Order order) {
            if (isAlone(order)) {
                send();
                standAt(order.at());
                run.send(order);
                return;
            }
            if (!orders.isEmpty() && !fits(order)) {
                send();
            }
            orders.add(order);
            stories.add(order.story());
        }

        private static boolean isAlone(Order order) {
            return order.story() == Order.COMMON
                    || order.refusedBy() != null
                    || order.command() instanceof AcceptApplication // the budget may be tight
                    || order.command()
                            instanceof ReserveListApplication; // who is next depends on it
        }

        private boolean fits(Order order) {
            Order first = orders.getFirst();
            return orders.size() < senders * COMMANDS_PER_SENDER
                    && !stories.contains(order.story())
                    && order.at().isBefore(first.at().plusSeconds(WINDOW_SECONDS))
                    && Agenda.dateOf(order.at()).equals(Agenda.dateOf(first.at()));
        }

        void send() {
            if (orders.isEmpty()) {
                return;
            }
            standAt(orders.getFirst().at());
            List<Future<?>> sent = new ArrayList<>();
            for (Order order : orders) {
                sent.add(threads.submit(() -> run.send(order)));
            }
            orders.clear();
            stories.clear();
            for (Future<?> one : sent) {
                await(one);
            }
        }

        private static void await(Future<?> sent) {
            try {
                sent.get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while commands were under way", e);
            } catch (ExecutionException e) {
                throw new IllegalStateException(e.getCause());
            }
        }
    }
}
