package cn.zhengxin.authorization.calendar;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the holidays come from.
 *
 * @param file the notices loaded; the ones that come with the service where none is named
 */
@ConfigurationProperties("zhengxin.authorization.calendar")
public record CalendarProperties(@Nullable Path file) {}
