package org.litopys.eventstore;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;

/**
 * Cuts the connection once: at the first statement that commits, before the server gets it or after
 * it has done it.
 */
final class BreakingDataSource {
    enum When {
        BEFORE,
        AFTER
    }

    private final When when;
    private final AtomicBoolean broken = new AtomicBoolean();

    private BreakingDataSource(When when) {
        this.when = when;
    }

    static DataSource on(DataSource target, When when) {
        BreakingDataSource breaking = new BreakingDataSource(when);
        return proxy(
                DataSource.class,
                (method, arguments) ->
                        method.getName().equals("getConnection")
                                ? breaking.watched(target.getConnection())
                                : call(target, method, arguments));
    }

    private Connection watched(Connection connection) {
        return proxy(
                Connection.class,
                (method, arguments) -> {
                    Object result = call(connection, method, arguments);
                    return result instanceof PreparedStatement statement
                                    && arguments != null
                                    && ((String) arguments[0]).endsWith(";commit")
                            ? breaking(connection, statement)
                            : result;
                });
    }

    private PreparedStatement breaking(Connection connection, PreparedStatement statement) {
        return proxy(
                PreparedStatement.class,
                (method, arguments) -> {
                    if (!method.getName().equals("execute") || broken.getAndSet(true)) {
                        return call(statement, method, arguments);
                    }
                    if (when == When.AFTER) {
                        call(statement, method, arguments);
                    }
                    connection.abort(Runnable::run);
                    throw new SQLException("cut by the test", "08006");
                });
    }

    private interface Call {
        Object of(Method method, Object[] arguments) throws Throwable;
    }

    private static <T> T proxy(Class<T> type, Call call) {
        InvocationHandler handler = (_, method, arguments) -> call.of(method, arguments);
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
