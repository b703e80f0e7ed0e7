package cn.zhengxin.authorization.calendar;

import cn.zhengxin.workingcalendar.HolidayFile;
import cn.zhengxin.workingcalendar.WorkingCalendar;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CalendarProperties.class)
class CalendarConfiguration {

    @Bean
    WorkingCalendar workingCalendar(CalendarProperties properties) {
        return HolidayFile.load(properties.file());
    }
}
