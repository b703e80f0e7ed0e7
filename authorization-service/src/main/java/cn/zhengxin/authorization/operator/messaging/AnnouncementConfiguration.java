package cn.zhengxin.authorization.operator.messaging;

import cn.zhengxin.audittrail.Outbox;
import cn.zhengxin.authorization.operator.application.AccountListener;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AnnouncementConfiguration {

    /** Around the outbox, so that no path to a suspension, present or future, can forget to tell. */
    @Bean
    static BeanPostProcessor announcedOutbox(ObjectProvider<AccountListener> listeners) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof Outbox outbox ? new AnnouncedOutbox(outbox, listeners::orderedStream) : bean;
            }
        };
    }
}
