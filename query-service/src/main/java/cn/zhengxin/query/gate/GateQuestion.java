package cn.zhengxin.query.gate;

import cn.zhengxin.query.inquiry.AuthorizationId;
import cn.zhengxin.query.inquiry.CreditQueryId;
import cn.zhengxin.query.inquiry.Purpose;
import cn.zhengxin.query.inquiry.ReportType;
import cn.zhengxin.query.inquiry.Requester;
import cn.zhengxin.query.inquiry.Subject;
import cn.zhengxin.query.inquiry.SubjectReference;
import java.time.Instant;

/**
 * All that a rule may look at when it judges a query.
 *
 * @param subject the person or enterprise in clear, as the bureau will be told; prints redacted
 * @param subjectReference what to call the subject outside this process
 */
public record GateQuestion(
        CreditQueryId query,
        Requester requester,
        AuthorizationId authorization,
        Subject subject,
        SubjectReference subjectReference,
        Purpose purpose,
        ReportType reportType,
        Instant askedAt) {}
