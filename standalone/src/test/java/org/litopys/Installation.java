package org.litopys;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.litopys.data.Database;

/** Processes that are one Litopys together: some take commands, some answer queries. */
final class Installation implements AutoCloseable {
    /** One process, and what it was started with. */
    private final class Member {
        final Side side;
        final int port = LitopysProcess.freePort();
        volatile LitopysProcess process;

        Member(Side side) throws Exception {
            this.side = side;
            this.process = start();
        }

        private LitopysProcess start() throws Exception {
            List<String> all =
                    new ArrayList<>(List.of("--side", side.name().toLowerCase(Locale.ROOT)));
            all.addAll(options);
            if (database != null) {
                return LitopysProcess.over(
                        database, folder, port, Map.of(), all.toArray(String[]::new));
            }
            all.addAll(0, List.of("serve", "--port", String.valueOf(port)));
            return LitopysProcess.start(folder, port, Map.of(), all.toArray(String[]::new));
        }
    }

    private final Path folder;
    private final @Nullable Database database;
    private final List<String> options;
    private final List<Member> members = new ArrayList<>();
    private final AtomicInteger turn = new AtomicInteger();

    private Installation(Path folder, @Nullable Database database, List<String> options) {
        this.folder = folder;
        this.database = database;
        this.options = options;
    }

    /**
     * Starts all and waits until they answer.
     *
     * @param database where all of them keep their records; null where the options say it
     * @param options of {@code serve}, for each process
     */
    static Installation start(
            Path folder, @Nullable Database database, List<Side> sides, List<String> options)
            throws Exception {
        Installation installation = new Installation(folder, database, options);
        for (Side side : sides) {
            installation.members.add(installation.new Member(side));
        }
        installation.awaitAll();
        return installation;
    }

    private void awaitAll() throws Exception {
        for (Member member : members) {
            member.process.awaitOutput(" answers at ");
        }
    }

    List<LitopysProcess> commandSides() {
        return members.stream()
                .filter(member -> member.side.handlesCommands())
                .map(member -> member.process)
                .toList();
    }

    List<LitopysProcess> querySides() {
        return members.stream()
                .filter(member -> member.side.answersQueries())
                .map(member -> member.process)
                .toList();
    }

    /** The command sides in turn, as a proxy in front of them would choose. */
    LitopysProcess commandSide() {
        List<LitopysProcess> all = commandSides();
        return all.get(turn.getAndIncrement() % all.size());
    }

    LitopysProcess querySide() {
        List<LitopysProcess> all = querySides();
        return all.get(turn.getAndIncrement() % all.size());
    }

    /**
     * As {@code kill -9} of one process, and its start again, as its supervisor would.
     *
     * @param which among those that handle commands, or answer queries
     */
    void killAndStartAgain(Side side, int which) throws Exception {
        Member member =
                members.stream()
                        .filter(each -> each.side == side)
                        .skip(which)
                        .findFirst()
                        .orElseThrow();
        member.process.kill();
        member.process = member.start();
        member.process.awaitOutput(" answers at ");
    }

    /** As {@code kill -9} of all at once, and a start of all. */
    void killAndStartAgain() throws Exception {
        for (Member member : members) {
            member.process.kill();
        }
        for (Member member : members) {
            member.process = member.start();
        }
        awaitAll();
    }

    @Override
    public void close() throws InterruptedException {
        for (Member member : members) {
            member.process.close();
        }
    }
}
