package cn.zhengxin.authorization.exemption.model;

import cn.zhengxin.authorization.customerauthorization.model.Term;
import cn.zhengxin.authorization.inquiry.ReportType;
import org.jspecify.annotations.Nullable;

/**
 * What the exemption covers; holds no personal data.
 *
 * @param urgent null where the query waits for two reviewers
 * @param term the days it can be used
 */
public record ExemptionContent(
        AuthorityKind authority,
        LegalDocumentKind document,
        ReportType reportType,
        @Nullable UrgentGround urgent,
        int uses,
        Term term) {}
