package cn.zhengxin.authorization;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.stream.Stream;
import org.springframework.beans.factory.BeanFactory;

/**
 * Makes a feature's events happen, each kind at least once. The classes are found by themselves and need a constructor without
 * arguments.
 */
public interface EventScenario {

    void makeEvents(Api api, AdjustableClock clock, BeanFactory beans);

    static Stream<EventScenario> all() {
        return new ClassFileImporter()
                .importPackages("cn.zhengxin.authorization").stream()
                        .filter(found -> found.isAssignableTo(EventScenario.class) && !found.isInterface())
                        .map(found -> scenario(found.reflect()));
    }

    private static EventScenario scenario(Class<?> type) {
        try {
            var constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            return (EventScenario) constructor.newInstance();
        } catch (ReflectiveOperationException unusable) {
            throw new IllegalStateException(type + " cannot be made", unusable);
        }
    }
}
