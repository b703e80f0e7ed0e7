package cn.zhengxin.query.reportvault;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a report in the vault without opening it.
 *
 * @param validUntil when its days are over (Q14)
 * @param retainedUntil how long its credit file is kept; null unless it was adopted
 * @param views how often it was shown
 */
public record KeptReport(Instant validUntil, @Nullable Instant retainedUntil, int views) {}
