package cn.zhengxin.authorization.calendar;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CalendarProperties.class)
class CalendarConfiguration {

    @Bean
    WorkingCalendar workingCalendar(CalendarProperties properties) {
        var file = properties.file();
        try {
            var lines = file == null
                    ? new ClassPathResource("calendar/holidays.csv")
                            .getContentAsString(StandardCharsets.UTF_8)
                            .lines()
                            .toList()
                    : Files.readAllLines(file);
            return HolidayFile.read(lines);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
