package cn.zhengxin.query.creditquery.model;

import cn.zhengxin.query.inquiry.AuthorizationId;
import cn.zhengxin.query.inquiry.BusinessReference;
import cn.zhengxin.query.inquiry.CreditQueryId;
import cn.zhengxin.query.inquiry.Purpose;
import cn.zhengxin.query.inquiry.ReportType;
import cn.zhengxin.query.inquiry.Requester;
import cn.zhengxin.query.inquiry.SubjectReference;
import cn.zhengxin.query.inquiry.Trigger;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was asked; never changes.
 *
 * @param trigger what gives rise to looking after a loan (Q5); absent for other purposes
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
        @Nullable Trigger trigger,
        SubjectReference subject,
        Instant submittedAt) {}
