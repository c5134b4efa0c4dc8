package org.litopys.operations;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.litopys.command.process.StepTable;
import org.litopys.eventstore.AxonServerStore;
import org.litopys.eventstore.Follower;
import org.litopys.eventstore.Ledger;
import org.litopys.eventstore.LedgerCopy;
import org.litopys.query.journal.JournalProgress;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** Health and metrics of a process, whichever side it is. */
@Configuration(proxyBeanMethods = false)
public class OperationsConfiguration {
    @Bean
    Looks looks(
            Ledger ledger,
            ObjectProvider<Follower> followers,
            ObjectProvider<JournalProgress> journal,
            ObjectProvider<StepTable> steps,
            Clock clock) {
        StepTable waiting = steps.getIfAvailable();
        JournalProgress log = journal.getIfAvailable();
        return new Looks(
                ledger,
                followers.stream().toList(),
                () -> log == null ? Optional.empty() : log.checkpointAge(),
                () -> Optional.ofNullable(waiting).map(all -> all.backlog(clock.instant())),
                clock);
    }

    /** Its name in answers is {@code ledger}. */
    @Bean
    LedgerHealth ledgerHealthIndicator(
            Looks looks, @Value("${litopys.readiness.max-lag:30s}") Duration bound) {
        return new LedgerHealth(looks::look, bound, System::nanoTime);
    }

    @Bean
    LedgerMetrics ledgerMetrics(
            Looks looks,
            ObjectProvider<Follower> followers,
            ObjectProvider<JournalProgress> journal,
            ObjectProvider<StepTable> steps) {
        List<Follower> all = followers.stream().toList();
        return new LedgerMetrics(
                looks, all, journal.getIfAvailable() != null, steps.getIfAvailable() != null);
    }

    /** Its name in answers is {@code processes}. */
    @Bean
    ProcessHealth processesHealthIndicator(Looks looks) {
        return new ProcessHealth(looks::look);
    }

    /** Its name in answers is {@code axonServer}. */
    @Bean
    @Profile(AxonServerStore.PROFILE)
    AxonServerHealth axonServerHealthIndicator(
            AxonServerConnectionManager server, LedgerCopy copy) {
        return new AxonServerHealth(server, copy);
    }

    @Bean
    @Profile(AxonServerStore.PROFILE)
    AxonServerMetrics axonServerMetrics(AxonServerConnectionManager server, Ledger ledger) {
        return new AxonServerMetrics(server, ledger);
    }
}
