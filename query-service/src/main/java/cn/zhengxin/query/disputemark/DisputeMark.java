package cn.zhengxin.query.disputemark;

import cn.zhengxin.query.inquiry.SubjectReference;
import java.time.Instant;
import java.util.UUID;

/**
 * An item of a report that its subject disputes.
 *
 * @param itemPath where in the report, as the dispute names it
 * @param since when the dispute was filed
 */
public record DisputeMark(UUID dispute, SubjectReference subject, String itemPath, Instant since) {}
