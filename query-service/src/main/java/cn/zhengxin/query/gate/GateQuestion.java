package cn.zhengxin.query.gate;

import cn.zhengxin.query.inquiry.AuthorizationId;
import cn.zhengxin.query.inquiry.CreditQueryId;
import cn.zhengxin.query.inquiry.Purpose;
import cn.zhengxin.query.inquiry.ReportType;
import cn.zhengxin.query.inquiry.Requester;
import cn.zhengxin.query.inquiry.SubjectReference;
import java.time.Instant;

/** All that a rule may look at when it judges a query. */
public record GateQuestion(
        CreditQueryId query,
        Requester requester,
        AuthorizationId authorization,
        SubjectReference subject,
        Purpose purpose,
        ReportType reportType,
        Instant askedAt) {}
