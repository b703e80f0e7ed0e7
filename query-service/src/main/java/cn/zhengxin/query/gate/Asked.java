package cn.zhengxin.query.gate;

import cn.zhengxin.query.inquiry.AuthorizationId;
import cn.zhengxin.query.inquiry.BusinessReference;
import cn.zhengxin.query.inquiry.Purpose;
import cn.zhengxin.query.inquiry.ReportType;
import cn.zhengxin.query.inquiry.Requester;
import cn.zhengxin.query.inquiry.SubjectReference;
import cn.zhengxin.query.inquiry.Trigger;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was asked, in the words that may be kept: the subject appears under its reference alone (N2).
 *
 * @param trigger what gives rise to looking after a loan (Q5); absent for other purposes
 */
public record Asked(
        Requester requester,
        AuthorizationId authorization,
        SubjectReference subject,
        Purpose purpose,
        ReportType reportType,
        BusinessReference businessReference,
        @Nullable Trigger trigger,
        Instant at) {}
