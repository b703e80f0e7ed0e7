package cn.zhengxin.dispute.subjectrights;

import cn.zhengxin.identity.ServiceRestClients;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SubjectRightsProperties.class)
class SubjectRightsConfiguration {

    @Bean
    QueriesOnSubject queriesOnSubject(ServiceRestClients clients, SubjectRightsProperties properties) {
        return new RestQueriesOnSubject(
                clients.forPeer("query-service", properties.query().baseUrl()));
    }

    @Bean
    AuditProofs auditProofs(ServiceRestClients clients, SubjectRightsProperties properties) {
        return new RestAuditProofs(
                clients.forPeer("audit-service", properties.audit().baseUrl()));
    }
}
