package cn.zhengxin.query.reportvault;

import cn.zhengxin.encryption.Sealed;
import java.time.Instant;

/**
 * A report under a key of its own.
 *
 * @param validUntil when its days are over; the vault key it was sealed under ends within the hour after it
 */
public record SealedReport(Sealed content, Instant validUntil) {}
