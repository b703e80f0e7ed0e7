package cn.zhengxin.query.gate;

import cn.zhengxin.query.inquiry.AuthorizationId;
import cn.zhengxin.query.inquiry.BusinessReference;
import cn.zhengxin.query.inquiry.Purpose;
import cn.zhengxin.query.inquiry.ReportType;
import cn.zhengxin.query.inquiry.Requester;
import cn.zhengxin.query.inquiry.SubjectReference;
import java.time.Instant;

/** What was asked, in the words that may be kept: the subject appears under its reference alone (N2). */
public record Asked(
        Requester requester,
        AuthorizationId authorization,
        SubjectReference subject,
        Purpose purpose,
        ReportType reportType,
        BusinessReference businessReference,
        Instant at) {}
