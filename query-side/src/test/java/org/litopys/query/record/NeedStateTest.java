package org.litopys.query.record;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.litopys.events.LocalizedText;
import org.litopys.events.TechnologyArea;
import org.litopys.events.application.ApplicationId;
import org.litopys.events.need.NeedCloseReason;
import org.litopys.events.need.NeedEvent;
import org.litopys.events.need.NeedEvent.NeedClosed;
import org.litopys.events.need.NeedEvent.NeedMatched;
import org.litopys.events.need.NeedEvent.NeedMet;
import org.litopys.events.need.NeedEvent.NeedPrioritised;
import org.litopys.events.need.NeedEvent.NeedRegistered;
import org.litopys.events.need.NeedId;
import org.litopys.events.need.NeedPriority;
import org.litopys.events.need.NeedStatus;
import org.litopys.events.organisation.OrganisationId;
import org.litopys.events.pilot.PilotId;

class NeedStateTest {
    private static final NeedId ID = NeedId.ofCode("NEED-1");
    private static final ApplicationId FIRST = new ApplicationId(new UUID(1, 1));
    private static final ApplicationId SECOND = new ApplicationId(new UUID(1, 2));
    private static final PilotId PILOT = new PilotId(new UUID(2, 1));

    private @Nullable NeedState state;
    private long version;

    @BeforeEach
    void is_registered() {
        happens(
                new NeedRegistered(
                        ID,
                        "NEED-1",
                        new OrganisationId(new UUID(3, 3)),
                        new LocalizedText("Backup power", "Резервне живлення"),
                        TechnologyArea.ENERGY_SUPPLY));
    }

    private void happens(NeedEvent... events) {
        for (NeedEvent event : events) {
            state = NeedState.apply(state, event, ApplicationStateTest.stamp(++version));
        }
    }

    private NeedState now() {
        return requireNonNull(state);
    }

    @Test
    void a_rank_moves_a_new_need_on_and_only_changes_a_matched_one() {
        happens(new NeedPrioritised(ID, NeedPriority.LOW));
        assertThat(now().status()).isEqualTo(NeedStatus.PRIORITISED);
        assertThat(now().priority()).isEqualTo(NeedPriority.LOW);

        happens(new NeedMatched(ID, FIRST), new NeedPrioritised(ID, NeedPriority.HIGH));
        assertThat(now().status()).isEqualTo(NeedStatus.MATCHED);
        assertThat(now().priority()).isEqualTo(NeedPriority.HIGH);
        assertThat(now().statusSince()).isEqualTo(ApplicationStateTest.stamp(3).occurredAt());
    }

    @Test
    void it_names_every_application_that_was_matched_and_the_pilot_that_met_it() {
        happens(new NeedMatched(ID, FIRST), new NeedMatched(ID, SECOND), new NeedMet(ID, PILOT));

        assertThat(now().status()).isEqualTo(NeedStatus.MET);
        assertThat(now().matched()).containsExactly(FIRST, SECOND);
        assertThat(now().pilot()).isEqualTo(PILOT);
        assertThat(now().mentions())
                .containsExactlyInAnyOrder(FIRST.value(), SECOND.value(), PILOT.value());
    }

    @Test
    void a_closed_need_says_why() {
        happens(new NeedClosed(ID, NeedCloseReason.NO_OFFER));

        assertThat(now().status()).isEqualTo(NeedStatus.CLOSED);
        assertThat(now().closeReason()).isEqualTo(NeedCloseReason.NO_OFFER);
        assertThat(now().due()).isNull();
    }
}
