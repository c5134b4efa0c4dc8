package org.litopys.query.figures;

import java.time.LocalDate;
import java.util.List;
import org.litopys.query.AsOf;
import org.litopys.query.figures.OverviewFigures.EndingContract;
import org.litopys.query.figures.OverviewFigures.Filter;
import org.litopys.query.record.Due;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Signed contracts by their end. */
final class ContractQueries {
    private final JdbcClient db;

    ContractQueries(JdbcClient db) {
        this.db = db;
    }

    /** Those that end within ninety days of the moment, soonest first. */
    List<EndingContract> ending(Filter filter, AsOf asOf) {
        LocalDate today = Due.lastDayWithin(0, asOf.moment());
        return db.sql(
                        """
                        select * from figures.contract_end
                         where end_date between :today and :last and %s%s order by end_date, reference\
                        """
                                .formatted(Filters.VALID, Filters.sql(filter)))
                .param("today", today)
                .param("last", Due.lastDayWithin(OverviewFigures.ENDING_DAYS, asOf.moment()))
                .param("position", asOf.position().value())
                .params(Filters.parameters(filter))
                .query((row, _) ->
                        new EndingContract(
                                row.getString("reference"),
                                row.getString("organisation"),
                                row.getString("organisation_uk"),
                                Filters.money(row, "value"),
                                Filters.money(row, "paid"),
                                row.getObject("end_date", LocalDate.class)))
                .list();
    }
}
