package org.litopys.command.api;

import java.util.List;
import org.litopys.command.Lifecycle;
import org.litopys.command.access.PersonCommand;
import org.litopys.command.application.ApplicationCommand;
import org.litopys.command.audit.EngagementCommand;
import org.litopys.command.call.CallCommand;
import org.litopys.command.contract.ContractCommand;
import org.litopys.command.introduction.IntroductionCommand;
import org.litopys.command.need.NeedCommand;
import org.litopys.command.organisation.OrganisationCommand;
import org.litopys.command.pilot.PilotCommand;
import org.litopys.command.programme.ProgrammeCommand;
import org.litopys.command.record.RecordCommand;

/** What can be asked of which kind of record. */
public final class Lifecycles {
    /**
     * Kinds of record in the order in which they come to be; what any of them takes comes last. A
     * new aggregate is one more line here; a new command is found by itself.
     */
    public static final List<Lifecycle<?, ?>> ALL =
            List.of(
                    ProgrammeCommand.LIFECYCLE,
                    CallCommand.LIFECYCLE,
                    OrganisationCommand.LIFECYCLE,
                    PersonCommand.LIFECYCLE,
                    NeedCommand.LIFECYCLE,
                    ApplicationCommand.LIFECYCLE,
                    IntroductionCommand.LIFECYCLE,
                    PilotCommand.LIFECYCLE,
                    ContractCommand.LIFECYCLE,
                    EngagementCommand.LIFECYCLE,
                    RecordCommand.LIFECYCLE);

    private Lifecycles() {}
}
