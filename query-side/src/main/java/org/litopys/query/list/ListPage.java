package org.litopys.query.list;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.litopys.events.Money;
import org.litopys.query.AsOf;
import org.litopys.query.record.RecordRow;

/**
 * One page of a list.
 *
 * @param total rows on all pages
 * @param amounts sum of the amounts of all pages, one for each currency
 * @param offset rows before this page
 * @param next cursor of the page after this one, for {@code cursor=}; null on the last
 * @param previous cursor of the page before this one; null on the first
 */
public record ListPage(
        ListQuery query,
        AsOf asOf,
        List<RecordRow> rows,
        long total,
        List<Money> amounts,
        long offset,
        @Nullable String next,
        @Nullable String previous) {}
