package org.litopys;

import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.lookup.AbstractRoutingDataSource;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * Requests have connections of their own, and the work behind them has others: however many ask at
 * once, appends and read models go on. Thread-safe.
 */
final class Connections extends AbstractRoutingDataSource {
    Connections(DataSource requests, DataSource work) {
        setTargetDataSources(Map.of(true, requests, false, work));
        afterPropertiesSet();
    }

    /** Whether this thread answers a request. */
    @Override
    protected Object determineCurrentLookupKey() {
        return RequestContextHolder.getRequestAttributes() != null;
    }
}
