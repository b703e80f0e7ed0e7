package cn.zhengxin.query.disclosure;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Who saw it, from where, and when; part of every report that is shown (Q14). */
public record Watermark(String operator, @Nullable String terminal, Instant time) {}
