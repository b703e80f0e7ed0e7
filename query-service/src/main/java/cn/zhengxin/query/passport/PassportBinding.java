package cn.zhengxin.query.passport;

import cn.zhengxin.query.inquiry.AuthorizationId;
import cn.zhengxin.query.inquiry.BusinessReference;
import cn.zhengxin.query.inquiry.Purpose;
import cn.zhengxin.query.inquiry.ReportType;
import cn.zhengxin.query.inquiry.RequestNumber;
import cn.zhengxin.query.inquiry.Requester;
import cn.zhengxin.query.inquiry.SubjectReference;

/**
 * The one inquiry that a passport is for. Issued for one, it holds for no other that differs in anything of this.
 *
 * @param number fixed with the clearance (Q12)
 * @param businessReference the case
 * @param subject a pseudonym already; in the passport it is digested once more, so that the bureau cannot join it with anything
 * @param policyVersion under which the query was cleared
 */
public record PassportBinding(
        RequestNumber number,
        Requester requester,
        AuthorizationId authorization,
        Purpose purpose,
        ReportType reportType,
        BusinessReference businessReference,
        SubjectReference subject,
        int policyVersion) {}
