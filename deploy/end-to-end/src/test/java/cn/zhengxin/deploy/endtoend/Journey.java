package cn.zhengxin.deploy.endtoend;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Journeys through the one {@link RunningPlatform}, which the constructor takes. An {@link Order} of the class's own, out of
 * {@link Stage}, moves it behind the ordinary ones.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(SharedPlatform.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Order(Stage.ORDINARY)
@Timeout(value = 3, unit = TimeUnit.MINUTES)
@interface Journey {}
