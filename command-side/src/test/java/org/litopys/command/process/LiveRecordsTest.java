package org.litopys.command.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.litopys.command.CommandSide;
import org.litopys.events.RecordType;
import org.litopys.events.organisation.OrganisationId;
import org.litopys.events.record.Subject;

/** The notes of a process are the same in memory and in the database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LiveRecordsTest {
    private static final OrganisationId ABSORBED = new OrganisationId(new UUID(0, 1));
    private static final OrganisationId SURVIVOR = new OrganisationId(new UUID(0, 2));
    private static final Subject PILOT = new Subject(RecordType.PILOT, new UUID(0, 3));
    private static final Subject OVER = new Subject(RecordType.CONTRACT, new UUID(0, 4));

    @SuppressWarnings("NullAway.Init")
    private CommandSide office;

    @BeforeAll
    void open() {
        office = CommandSide.startWithProcesses();
    }

    @AfterAll
    void close() {
        office.close();
    }

    Stream<LiveRecords> notes() {
        return Stream.of(new LiveRecordsInMemory(), ofProcess("sample"));
    }

    private LiveRecordTable ofProcess(String name) {
        return new LiveRecordTable(office.bean("dataSource", DataSource.class), name);
    }

    @ParameterizedTest
    @MethodSource("notes")
    void what_concerned_an_absorbed_organisation_concerns_its_successor_too(LiveRecords notes) {
        notes.note(PILOT, Set.of(ABSORBED));
        notes.note(OVER, Set.of(ABSORBED));
        notes.live(PILOT, true);

        notes.succeed(ABSORBED, SURVIVOR);
        notes.succeed(ABSORBED, SURVIVOR); // the ledger may be read again

        assertThat(notes.liveOf(SURVIVOR)).containsExactly(PILOT);
        assertThat(notes.liveOf(ABSORBED)).containsExactly(PILOT);
        assertThat(notes.concernedBy(OVER))
                .containsExactlyInAnyOrder(ABSORBED.value(), SURVIVOR.value());
        assertThat(ofProcess("other").liveOf(SURVIVOR)).as("notes of another process").isEmpty();
        notes.live(OVER, true);
        assertThat(notes.liveOf(SURVIVOR)).containsExactlyInAnyOrder(PILOT, OVER);
    }
}
