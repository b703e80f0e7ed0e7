package cn.zhengxin.authorization.decision.model;

import cn.zhengxin.authorization.customerauthorization.model.SubjectReference;
import cn.zhengxin.authorization.inquiry.Purpose;
import cn.zhengxin.authorization.inquiry.ReportType;

/** What somebody wants to use an authorization for. */
public record IntendedUse(
        SubjectReference subject, String institution, Purpose purpose, ReportType reportType, String operatorAccount) {}
