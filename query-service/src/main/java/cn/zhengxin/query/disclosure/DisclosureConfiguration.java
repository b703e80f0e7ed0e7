package cn.zhengxin.query.disclosure;

import cn.zhengxin.identity.ServiceRestClients;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MaskingProperties.class)
class DisclosureConfiguration {

    @Bean
    ReportMasking reportMasking(ServiceRestClients clients, MaskingProperties properties) {
        return new RestReportMasking(clients.forPeer("masking-service", properties.baseUrl()));
    }
}
