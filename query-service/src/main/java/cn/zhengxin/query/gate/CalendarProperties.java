package cn.zhengxin.query.gate;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the holidays come from (Q3).
 *
 * @param file the notices loaded; the ones that come with the calendar where none is named
 */
@ConfigurationProperties("zhengxin.query.calendar")
public record CalendarProperties(@Nullable Path file) {}
