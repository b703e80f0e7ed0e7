package cn.zhengxin.query.reportvault;

import java.time.Instant;
import java.util.UUID;

/**
 * A report that could answer another query (Q9).
 *
 * @param query whose answer it was
 * @param storedAt when it came
 * @param validUntil when its days are over (Q14)
 */
public record ReportAtHand(UUID query, Instant storedAt, Instant validUntil) {}
