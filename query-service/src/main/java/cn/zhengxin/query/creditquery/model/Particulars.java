package cn.zhengxin.query.creditquery.model;

import cn.zhengxin.query.inquiry.AuthorizationId;
import cn.zhengxin.query.inquiry.BusinessReference;
import cn.zhengxin.query.inquiry.CreditQueryId;
import cn.zhengxin.query.inquiry.Purpose;
import cn.zhengxin.query.inquiry.ReportType;
import cn.zhengxin.query.inquiry.Requester;
import cn.zhengxin.query.inquiry.SubjectReference;
import java.time.Instant;

/**
 * What was asked; never changes.
 *
 * @param idempotencyKey a keyed digest of the requester's own key, so that a repetition after a crash finds the query it began (N4)
 */
public record Particulars(
        CreditQueryId id,
        Requester requester,
        String idempotencyKey,
        AuthorizationId authorization,
        ReportType reportType,
        Purpose purpose,
        BusinessReference businessReference,
        SubjectReference subject,
        Instant submittedAt) {}
