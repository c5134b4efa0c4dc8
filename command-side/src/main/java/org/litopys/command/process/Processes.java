package org.litopys.command.process;

import java.util.List;

/** Every process of the ledger. A new one is one more line here. */
public final class Processes {
    public static final List<LedgerProcess> ALL =
            List.of(
                    new CallOpening(),
                    new CallClosing(),
                    new OfferExpiry(),
                    new Lapses(),
                    new Receipts(),
                    new EligibilityFanOut(),
                    new CancelledCalls(),
                    new SubmissionCount(),
                    new ApplicationEnd(),
                    new ExpiredReservations(),
                    new EndedAwards(),
                    new LicenceExpiry(),
                    new ContractPeriods(),
                    new BarredOrganisations(),
                    new DeadlineWatch());

    private Processes() {}
}
