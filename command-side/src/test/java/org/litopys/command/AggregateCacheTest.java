package org.litopys.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.litopys.command.Samples.PROGRAMME;
import static org.litopys.command.Samples.accept;
import static org.litopys.command.Staff.AUTHORISING;
import static org.litopys.command.Staff.COMPLIANCE;
import static org.litopys.command.Staff.PORTAL;
import static org.litopys.command.Staff.by;
import static org.litopys.command.Staff.decidedBy;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.litopys.events.RecordId;
import org.litopys.events.application.ApplicationId;

class AggregateCacheTest {
    @RegisterExtension private static final CommandSide SIDE = CommandSide.ofTheClass();

    @BeforeAll
    static void office() {
        Samples.openOffice(SIDE, "100");
    }

    private static boolean holds(RecordId id) {
        return SIDE.bean(AggregateCache.class).containsKey(id.toString());
    }

    @Test
    void a_refused_command_leaves_its_record_where_it_is() {
        ApplicationId id = Samples.drafted(SIDE);

        assertThatThrownBy(() -> SIDE.send(Samples.assess(id, true), decidedBy(COMPLIANCE)))
                .isInstanceOf(Refused.class);

        assertThat(holds(id)).isTrue();
        SIDE.send(Samples.submit(id, "1"), by(PORTAL));
    }

    @Test
    void what_another_process_wrote_meanwhile_counts() throws Exception {
        ApplicationId id = Samples.drafted(SIDE);
        assertThatThrownBy(() -> SIDE.send(Samples.assess(id, true), decidedBy(COMPLIANCE)))
                .isInstanceOf(Refused.class);
        try (CommandSide another = SIDE.another()) {
            another.send(Samples.submit(id, "1"), by(PORTAL));
        }

        SIDE.send(Samples.assess(id, true), decidedBy(COMPLIANCE));
    }

    @Test
    void what_had_begun_to_happen_when_another_record_refused_is_forgotten() {
        ApplicationId id = Samples.recommended(SIDE, "1000");

        assertThatThrownBy(() -> SIDE.send(accept(id, "1000"), decidedBy(AUTHORISING)))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("budget-exceeded");

        assertThat(holds(id)).isFalse();
        assertThat(holds(PROGRAMME)).isTrue();
        SIDE.send(accept(id, "1"), decidedBy(AUTHORISING));
    }
}
