package org.litopys.command.audit;

import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.litopys.command.audit.EngagementCommand.OpenEngagement;
import org.litopys.command.audit.EngagementCommand.RecordFinding;
import org.litopys.events.audit.AuditScope;
import org.litopys.events.audit.EngagementEvent.EngagementOpened;
import org.litopys.events.audit.EngagementEvent.FindingRecorded;
import org.litopys.events.audit.EngagementId;
import org.litopys.events.audit.FindingSeverity;
import org.litopys.events.audit.Sampling.Item;

/** Commands to an engagement of a team of AU-01, AU-02, ALL-01 and ALL-02, and their events. */
public final class SampleEngagement {
    static final String CODE = "AUDIT-2026-1";
    static final EngagementId ID = EngagementId.ofCode(CODE);
    static final LocalDate FROM = LocalDate.parse("2026-01-01");
    static final LocalDate TO = LocalDate.parse("2026-12-31");

    static final List<Item> POPULATION =
            List.of(item("CON-2026-000001", 600), item("CON-2026-000002", 400));

    private static final String TEXT = "The minutes of one decision are missing.";

    private SampleEngagement() {}

    private static Item item(String reference, long value) {
        return new Item(reference, BigInteger.valueOf(value));
    }

    /** What the handlers of an engagement read: a hundred events, and two records to look at. */
    public static Object ledger() {
        return new AuditedLedger() {
            @Override
            public long head() {
                return 100;
            }

            @Override
            public List<Item> population(EngagementOpened engagement, boolean valued) {
                return POPULATION;
            }
        };
    }

    public static OpenEngagement open(String code) {
        return open(code, AuditScope.APPLICATIONS, null);
    }

    static OpenEngagement open(String code, AuditScope scope, @Nullable Long asOf) {
        return new OpenEngagement(
                code, "Decisions", scope, FROM, TO, asOf, Set.of("AU-02", "ALL-01", "ALL-02"));
    }

    static EngagementOpened opened(AuditScope scope) {
        return new EngagementOpened(
                ID,
                CODE,
                "Decisions",
                scope,
                FROM,
                TO,
                100,
                Set.of("AU-01", "AU-02", "ALL-01", "ALL-02"));
    }

    public static RecordFinding find(EngagementId engagement) {
        return new RecordFinding(engagement, FindingSeverity.MEDIUM, TEXT, "APP-2026-000001");
    }

    static FindingRecorded found(int number) {
        return new FindingRecorded(
                ID,
                number,
                FindingSeverity.MEDIUM,
                TEXT,
                "APP-2026-000001",
                Instant.parse("2026-03-31T15:00:00Z"));
    }
}
