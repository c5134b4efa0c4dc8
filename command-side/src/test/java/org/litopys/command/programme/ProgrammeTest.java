package org.litopys.command.programme;

import static org.litopys.command.Samples.LINE;
import static org.litopys.command.Samples.PROGRAMME;
import static org.litopys.command.Samples.allocate;
import static org.litopys.command.Samples.createProgramme;
import static org.litopys.command.Samples.eur;
import static org.litopys.command.Staff.AUTHORISING;
import static org.litopys.command.Staff.MANAGER;
import static org.litopys.command.Staff.by;
import static org.litopys.command.programme.SampleProgramme.allocated;
import static org.litopys.command.programme.SampleProgramme.created;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.litopys.command.RecordFixture;
import org.litopys.command.Rule;
import org.litopys.command.programme.ProgrammeCommand.AllocateBudget;
import org.litopys.command.programme.ProgrammeCommand.CreateProgramme;
import org.litopys.events.Money;

class ProgrammeTest {
    private final RecordFixture<Programme> programme = RecordFixture.of(Programme.class);

    @Test
    void a_programme_manager_creates_a_programme() {
        programme.when(createProgramme(), by(MANAGER)).thenEvents(created());
    }

    @Test
    void an_authorising_officer_does_not() {
        programme
                .when(createProgramme(), by(AUTHORISING))
                .thenRefused(Rule.ROLE_MISSING, "", "AO-01", "PROGRAMME_MANAGER");
    }

    @Test
    void a_programme_does_not_end_before_it_starts() {
        CreateProgramme sample = createProgramme();
        LocalDate start = sample.startDate();

        programme
                .when(
                        new CreateProgramme(
                                sample.code(),
                                sample.title(),
                                sample.currency(),
                                start,
                                start.minusDays(1),
                                sample.legalBasis()),
                        by(MANAGER))
                .thenRefused(Rule.DATES_REVERSED, "/data/endDate", start, start.minusDays(1));
    }

    @Test
    void an_authorising_officer_allocates_money_to_a_line() {
        programme
                .given(MANAGER, created())
                .when(allocate("1000000"), by(AUTHORISING))
                .thenEvents(allocated("1000000"));
    }

    @Test
    void nothing_is_no_allocation() {
        programme
                .given(MANAGER, created())
                .when(allocate("0"), by(AUTHORISING))
                .thenRefused(Rule.AMOUNT_ZERO, "/data/amount", eur("0"));
    }

    @Test
    void a_programme_has_one_currency() {
        AllocateBudget sample = allocate("1");
        Money hryvnia = Money.of("100", "UAH");

        programme
                .given(MANAGER, created())
                .when(
                        new AllocateBudget(
                                PROGRAMME,
                                LINE,
                                sample.lineTitle(),
                                hryvnia,
                                sample.source(),
                                sample.decisionReference()),
                        by(AUTHORISING))
                .thenRefused(Rule.OTHER_CURRENCY, "/data/amount", hryvnia, "EUR");
    }

    @Test
    void a_programme_that_does_not_exist_is_unknown() {
        programme
                .when(allocate("1"), by(AUTHORISING))
                .thenRefused(Rule.UNKNOWN_RECORD, "/subject", "Programme", PROGRAMME);
    }
}
