package cn.zhengxin.authorization;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.aopalliance.intercept.MethodInterceptor;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** What a piece of work sends to the database on its own thread; where transactions begin and end is left aside. */
public final class SentStatements {

    private static final ThreadLocal<List<String>> SENT = new ThreadLocal<>();

    private SentStatements() {}

    /** In the order in which they were sent. */
    public static List<String> by(Runnable work) {
        var sent = new ArrayList<String>();
        SENT.set(sent);
        try {
            work.run();
        } finally {
            SENT.remove();
        }
        return List.copyOf(sent);
    }

    /** Puts the count between the service and its pool of connections. */
    @TestConfiguration(proxyBeanMethods = false)
    public static class Configuration {

        @Bean
        static BeanPostProcessor countedDataSource() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return bean instanceof DataSource ? counted(bean) : bean;
                }
            };
        }
    }

    /** Still a pool of its own class, because its line is asked for how long it is. */
    private static Object counted(Object dataSource) {
        var factory = new ProxyFactory(dataSource);
        factory.setProxyTargetClass(true);
        factory.addAdvice((MethodInterceptor) invocation -> {
            var result = invocation.proceed();
            return result instanceof Connection connection ? counted(connection) : result;
        });
        return factory.getProxy();
    }

    private static Connection counted(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                SentStatements.class.getClassLoader(), new Class<?>[] {Connection.class}, (_, method, arguments) -> {
                    var sent = SENT.get();
                    if (sent != null && method.getName().equals("prepareStatement")) {
                        sent.add((String) arguments[0]);
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                });
    }
}
