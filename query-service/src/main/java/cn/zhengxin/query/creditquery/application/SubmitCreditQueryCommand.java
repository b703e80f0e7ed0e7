package cn.zhengxin.query.creditquery.application;

import cn.zhengxin.query.inquiry.AuthorizationId;
import cn.zhengxin.query.inquiry.BusinessReference;
import cn.zhengxin.query.inquiry.Purpose;
import cn.zhengxin.query.inquiry.ReportType;
import cn.zhengxin.query.inquiry.Requester;
import cn.zhengxin.query.inquiry.Subject;
import cn.zhengxin.query.inquiry.SubjectReference;

/** Somebody wants a credit report. */
public record SubmitCreditQueryCommand(
        Requester requester,
        String idempotencyKey,
        AuthorizationId authorization,
        ReportType reportType,
        Purpose purpose,
        BusinessReference businessReference,
        SubjectReference subjectReference,
        Subject subject) {}
