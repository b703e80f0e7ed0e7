package cn.zhengxin.query;

import com.zaxxer.hikari.HikariDataSource;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Hears what a service says to its database: each statement, each commit, and from which thread. It puts itself beneath the pool, so
 * that the pool stays what it is; to be imported into the service's context.
 */
final class CountedStatements implements BeanPostProcessor {

    private final Queue<Said> said = new ConcurrentLinkedQueue<>();

    private record Said(long thread, String statement) {}

    void forget() {
        said.clear();
    }

    /** Everything, in its order, that was said by the thread that has said something beginning like this. */
    List<String> ofTheThreadThatSaid(String beginning) {
        long thread = said.stream()
                .filter(one -> one.statement().startsWith(beginning))
                .findFirst()
                .orElseThrow()
                .thread();
        return said.stream()
                .filter(one -> one.thread() == thread)
                .map(Said::statement)
                .toList();
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (bean instanceof HikariDataSource pool) {
            pool.setDataSource(new DriverManagerDataSource(pool.getJdbcUrl()) {
                @Override
                public Connection getConnection(String user, String password) throws SQLException {
                    return heard(super.getConnection(user, password));
                }
            });
        }
        return bean;
    }

    private Connection heard(Connection connection) {
        return proxy(Connection.class, connection, (method, first, made) -> {
            if (method.equals("commit")) {
                note("COMMIT");
            }
            return switch (made.make()) {
                case PreparedStatement prepared ->
                    proxy(PreparedStatement.class, prepared, noting(String.valueOf(first)));
                case Statement plain -> proxy(Statement.class, plain, noting(""));
                case null -> null;
                case Object other -> other;
            };
        });
    }

    private Listener noting(String prepared) {
        return (method, first, made) -> {
            if (method.startsWith("execute")) {
                note(prepared.isEmpty() ? String.valueOf(first) : prepared);
            }
            return made.make();
        };
    }

    private void note(String statement) {
        said.add(new Said(Thread.currentThread().threadId(), statement.strip().replaceAll("\\s+", " ")));
    }

    private static <T> T proxy(Class<T> type, T target, Listener listener) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, given) -> {
                    Object first = given == null || given.length == 0 ? null : given[0];
                    return listener.hear(method.getName(), first, () -> {
                        try {
                            return method.invoke(target, given);
                        } catch (InvocationTargetException failed) {
                            throw failed.getCause();
                        }
                    });
                }));
    }

    private interface Listener {
        Object hear(String method, Object first, Made made) throws Throwable;
    }

    private interface Made {
        Object make() throws Throwable;
    }
}
