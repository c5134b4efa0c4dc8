package org.litopys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.litopys.eventstore.TestPostgres;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

class ConnectionsTest {
    private final HikariDataSource requests = TestPostgres.freshDatabase();
    private final HikariDataSource work = TestPostgres.samePlaceAs(requests);
    private final Connections connections = new Connections(requests, work);
    private final List<Connection> taken = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        answers(false);
        for (Connection connection : taken) {
            connection.close();
        }
        work.close();
        requests.close();
    }

    /** This thread answers a request, or does not. */
    private static void answers(boolean request) {
        RequestContextHolder.setRequestAttributes(
                request ? new ServletRequestAttributes(new MockHttpServletRequest()) : null);
    }

    @Test
    void requests_that_take_every_connection_leave_those_of_the_work_behind_them()
            throws Exception {
        answers(true);
        for (int i = 0; i < requests.getMaximumPoolSize(); i++) {
            taken.add(connections.getConnection());
        }
        assertThatThrownBy(connections::getConnection)
                .isInstanceOf(SQLTransientConnectionException.class);

        answers(false);
        try (Connection connection = connections.getConnection()) {
            assertThat(connection.isValid(1)).isTrue();
        }
    }
}
