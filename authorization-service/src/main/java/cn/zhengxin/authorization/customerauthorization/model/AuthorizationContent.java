package cn.zhengxin.authorization.customerauthorization.model;

import cn.zhengxin.authorization.inquiry.Product;
import cn.zhengxin.authorization.inquiry.Purpose;
import cn.zhengxin.authorization.inquiry.ReportType;
import cn.zhengxin.authorization.institution.Institution;
import cn.zhengxin.authorization.policy.Clause;
import java.time.Instant;
import java.util.Set;

/** What the subject consents to (A1); holds no personal data. */
public record AuthorizationContent(
        AuthorizationKind kind,
        Institution institution,
        Purpose purpose,
        Product product,
        Set<ReportType> reportTypes,
        Set<Clause> clauses,
        Term term,
        SigningChannel signingChannel,
        Instant signingTime,
        String templateVersion,
        int uses,
        Circumstances circumstances) {

    public AuthorizationContent {
        reportTypes = Set.copyOf(reportTypes);
        clauses = Set.copyOf(clauses);
        if (reportTypes.isEmpty()) {
            throw new IllegalArgumentException("An authorization covers at least one report type");
        }
        if (uses < 1) {
            throw new IllegalArgumentException("An authorization has at least one use");
        }
    }

    /** Of an adult who acts alone. */
    public AuthorizationContent(
            AuthorizationKind kind,
            Institution institution,
            Purpose purpose,
            Product product,
            Set<ReportType> reportTypes,
            Set<Clause> clauses,
            Term term,
            SigningChannel signingChannel,
            Instant signingTime,
            String templateVersion,
            int uses) {
        this(
                kind,
                institution,
                purpose,
                product,
                reportTypes,
                clauses,
                term,
                signingChannel,
                signingTime,
                templateVersion,
                uses,
                Circumstances.NONE);
    }
}
