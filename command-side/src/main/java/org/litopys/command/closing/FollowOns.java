package org.litopys.command.closing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.litopys.command.application.ApplicationTerms;
import org.litopys.command.contract.Contracts;
import org.litopys.command.introduction.IntroductionTerms;
import org.litopys.command.introduction.Introductions;
import org.litopys.command.pilot.PilotTerms;
import org.litopys.command.pilot.Pilots;
import org.litopys.events.RecordType;
import org.litopys.events.contract.ContractId;
import org.litopys.events.contract.ContractStatus;
import org.litopys.events.introduction.IntroductionId;
import org.litopys.events.introduction.IntroductionStatus;
import org.litopys.events.pilot.PilotId;
import org.litopys.events.record.Subject;
import org.springframework.stereotype.Component;

/**
 * What followed from an award and is under way. The application knows its introductions, and all
 * else follows from their identities; each record is asked itself. Whatever begins writes to the
 * application, so what is found under its lock stays so. Thread-safe.
 */
@Component
final class FollowOns {
    private final Introductions introductions;
    private final Pilots pilots;
    private final Contracts contracts;

    FollowOns(Introductions introductions, Pilots pilots, Contracts contracts) {
        this.introductions = introductions;
        this.pilots = pilots;
        this.contracts = contracts;
    }

    /** Introductions, trials and contracts. */
    List<Subject> underWay(ApplicationTerms award) {
        List<Subject> found = new ArrayList<>();
        for (IntroductionId id : award.introductions()) {
            IntroductionTerms introduction = introductions.require(id, "");
            if (introduction.isUnderWay() || isGoingOn(introduction)) {
                found.add(Subject.of(RecordType.INTRODUCTION, id));
            }
            for (int attempt = 1; attempt <= introduction.pilots(); attempt++) {
                underWay(pilots.require(PilotId.after(id, attempt), "")).ifPresent(found::add);
            }
        }
        return found;
    }

    /** What the award’s money is for: trials and contracts. */
    Optional<Subject> inNeedOfMoney(ApplicationTerms award) {
        return underWay(award).stream()
                .filter(one -> one.type() != RecordType.INTRODUCTION)
                .findFirst();
    }

    /** Read before its pilot was given up, with which it goes on. */
    private boolean isGoingOn(IntroductionTerms introduction) {
        return introduction.status() == IntroductionStatus.PROGRESSED
                && pilots.require(PilotId.after(introduction.id(), introduction.pilots()), "")
                        .wasGivenUp();
    }

    /** A pilot, or the contract to which it has led. */
    private Optional<Subject> underWay(PilotTerms pilot) {
        List<ContractStatus> led = contracts.of(pilot.id());
        if (led.isEmpty()) {
            return pilot.isUnderWay()
                    ? Optional.of(Subject.of(RecordType.PILOT, pilot.id()))
                    : Optional.empty();
        }
        return Contracts.isEnded(led.getLast())
                ? Optional.empty()
                : Optional.of(
                        Subject.of(RecordType.CONTRACT, ContractId.after(pilot.id(), led.size())));
    }
}
