package cn.zhengxin.query.creditquery.application;

import cn.zhengxin.query.creditquery.model.Particulars;
import cn.zhengxin.query.inquiry.AuthorizationId;
import cn.zhengxin.query.inquiry.BusinessReference;
import cn.zhengxin.query.inquiry.CreditQueryId;
import cn.zhengxin.query.inquiry.Purpose;
import cn.zhengxin.query.inquiry.ReportType;
import cn.zhengxin.query.inquiry.Requester;
import cn.zhengxin.query.inquiry.Subject;
import cn.zhengxin.query.inquiry.SubjectReference;
import cn.zhengxin.query.inquiry.Trigger;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody wants a credit report, or to know what would become of it.
 *
 * @param trigger what gives rise to looking after a loan (Q5); absent for other purposes
 */
public record SubmitCreditQueryCommand(
        Requester requester,
        String idempotencyKey,
        AuthorizationId authorization,
        ReportType reportType,
        Purpose purpose,
        BusinessReference businessReference,
        @Nullable Trigger trigger,
        SubjectReference subjectReference,
        Subject subject) {

    /** What of it may be kept, as the particulars of a query or of a rehearsal. */
    Particulars particulars(CreditQueryId id, Instant at) {
        return new Particulars(
                id,
                requester,
                idempotencyKey,
                authorization,
                reportType,
                purpose,
                businessReference,
                trigger,
                subjectReference,
                at);
    }
}
