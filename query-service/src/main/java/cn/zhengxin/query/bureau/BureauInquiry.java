package cn.zhengxin.query.bureau;

import cn.zhengxin.query.inquiry.Purpose;
import cn.zhengxin.query.inquiry.ReportType;
import cn.zhengxin.query.inquiry.RequestNumber;
import cn.zhengxin.query.inquiry.Subject;
import cn.zhengxin.query.passport.PassportBinding;
import cn.zhengxin.query.passport.QueryPassport;

/**
 * What is sent to the bureau. The subject, the account and the passport print redacted.
 *
 * @param binding what the passport must be for
 */
public record BureauInquiry(
        RequestNumber number,
        String institution,
        BureauAccount bureauAccount,
        Purpose purpose,
        ReportType reportType,
        Subject subject,
        PassportBinding binding,
        QueryPassport passport) {}
