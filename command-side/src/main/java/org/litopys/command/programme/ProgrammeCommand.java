package org.litopys.command.programme;

import static org.litopys.events.programme.ProgrammeStatus.ACTIVE;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.litopys.command.LedgerCommand;
import org.litopys.command.Lifecycle;
import org.litopys.command.SentBy;
import org.litopys.events.LocalizedText;
import org.litopys.events.Money;
import org.litopys.events.RecordType;
import org.litopys.events.Role;
import org.litopys.events.programme.ProgrammeId;
import org.litopys.events.programme.ProgrammeStatus;

/** What can be asked of a programme. */
public sealed interface ProgrammeCommand extends LedgerCommand {
    Lifecycle<ProgrammeStatus, ProgrammeCommand> LIFECYCLE =
            Lifecycle.of(
                    RecordType.PROGRAMME,
                    ProgrammeStatus.class,
                    ProgrammeCommand.class,
                    Set.of(CreateProgramme.class),
                    Map.of(ACTIVE, List.of(AllocateBudget.class)));

    @Override
    default Lifecycle<ProgrammeStatus, ProgrammeCommand> lifecycle() {
        return LIFECYCLE;
    }

    /**
     * Founds a programme.
     *
     * @param code unique in the ledger, whatever its letter case; the reference of the programme
     * @param title name of the programme in both languages
     * @param currency of every amount under this programme (ISO 4217)
     * @param startDate first day of the programme
     * @param endDate last day of the programme
     * @param legalBasis the act that founds it
     */
    @SentBy(Role.PROGRAMME_MANAGER)
    record CreateProgramme(
            @NotNull @Pattern(regexp = "[A-Za-z0-9][A-Za-z0-9._-]{0,49}") String code,
            @NotNull LocalizedText title,
            @NotNull Currency currency,
            @NotNull LocalDate startDate,
            @NotNull LocalDate endDate,
            @NotBlank @Size(max = 500) String legalBasis)
            implements ProgrammeCommand {
        @Override
        public ProgrammeId subject() {
            return ProgrammeId.ofCode(code);
        }
    }

    /**
     * Puts money on a budget line; the first time founds the line.
     *
     * @param programmeId the programme
     * @param line code of the budget line, unique in the programme
     * @param lineTitle name of the line in both languages
     * @param amount more than zero, in the programme's currency
     * @param source who provides the money
     * @param decisionReference where the decision on it is kept
     */
    @SentBy(Role.AUTHORISING_OFFICER)
    record AllocateBudget(
            @NotNull @TargetAggregateIdentifier ProgrammeId programmeId,
            @NotNull @Pattern(regexp = "[A-Za-z0-9][A-Za-z0-9._-]{0,49}") String line,
            @NotNull LocalizedText lineTitle,
            @NotNull Money amount,
            @NotBlank @Size(max = 200) String source,
            @NotBlank @Size(max = 200) String decisionReference)
            implements ProgrammeCommand {
        @Override
        public ProgrammeId subject() {
            return programmeId;
        }
    }
}
