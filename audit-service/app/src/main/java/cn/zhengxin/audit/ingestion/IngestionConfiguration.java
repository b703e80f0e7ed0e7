package cn.zhengxin.audit.ingestion;

import cn.zhengxin.audittrail.EventHandler;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Everything that is recorded: the events of every service, the readings of the record itself included (U1). */
@Configuration(proxyBeanMethods = false)
class IngestionConfiguration {

    @Bean
    EventHandler authorizationEvents(IncomingEvents incoming, Clock clock) {
        return new ReceiveEvents("authorization", incoming, clock);
    }

    @Bean
    EventHandler queryEvents(IncomingEvents incoming, Clock clock) {
        return new ReceiveEvents("query", incoming, clock);
    }

    @Bean
    EventHandler maskingEvents(IncomingEvents incoming, Clock clock) {
        return new ReceiveEvents("masking", incoming, clock);
    }

    @Bean
    EventHandler disputeEvents(IncomingEvents incoming, Clock clock) {
        return new ReceiveEvents("dispute", incoming, clock);
    }

    @Bean
    EventHandler auditEvents(IncomingEvents incoming, Clock clock) {
        return new ReceiveEvents("audit", incoming, clock);
    }
}
