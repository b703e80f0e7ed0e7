package cn.zhengxin.query.bureau;

import cn.zhengxin.query.inquiry.Purpose;
import cn.zhengxin.query.inquiry.ReportType;
import cn.zhengxin.query.inquiry.RequestNumber;
import cn.zhengxin.query.inquiry.Subject;

/** What is sent to the bureau. The subject and the account print redacted. */
public record BureauInquiry(
        RequestNumber number,
        String institution,
        BureauAccount bureauAccount,
        Purpose purpose,
        ReportType reportType,
        Subject subject) {}
