package cn.zhengxin.query.gate;

import cn.zhengxin.identity.ServiceRestClients;
import cn.zhengxin.workingcalendar.HolidayFile;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.client.RestClient;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({AuthorizationProperties.class, CalendarProperties.class, LineProperties.class})
class GateConfiguration {

    @Bean
    AuthorizationServiceClient authorizationService(ServiceRestClients clients, AuthorizationProperties properties) {
        RestClient client = clients.forPeer("authorization-service", properties.baseUrl());
        return new AuthorizationServiceClient(client);
    }

    @Bean
    Lines lines(LineProperties properties) {
        return new Lines(properties);
    }

    @Bean
    WorkingDays workingDays(CalendarProperties properties) {
        return HolidayFile.load(properties.file())::isWorkingDay;
    }
}
