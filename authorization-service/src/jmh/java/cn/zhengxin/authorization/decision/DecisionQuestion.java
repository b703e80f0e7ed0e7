package cn.zhengxin.authorization.decision;

import cn.zhengxin.authorization.Samples;
import cn.zhengxin.authorization.customerauthorization.model.Active;
import cn.zhengxin.authorization.customerauthorization.model.AuthorizationKind;
import cn.zhengxin.authorization.customerauthorization.model.Closed;
import cn.zhengxin.authorization.customerauthorization.model.ClosureReason;
import cn.zhengxin.authorization.customerauthorization.model.CustomerAuthorization;
import cn.zhengxin.authorization.customerauthorization.model.SubjectReference;
import cn.zhengxin.authorization.customerauthorization.model.Term;
import cn.zhengxin.authorization.customerauthorization.model.Withdrawn;
import cn.zhengxin.authorization.decision.model.IntendedUse;
import cn.zhengxin.authorization.decision.model.UseInQuestion;
import cn.zhengxin.authorization.loan.model.LoanFacts;
import cn.zhengxin.authorization.policy.Purpose;
import cn.zhengxin.authorization.policy.ReportType;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One question in both forms: as the service asks it, and as the attributes that a general engine reads. The attributes are
 * made beforehand, so that the other engine pays nothing for them.
 */
record DecisionQuestion(UseInQuestion asked, Map<String, Object> consent, Map<String, Object> use, boolean allowed) {

    private static final IntendedUse COVERED = use(Samples.SUBJECT, "B10001", Purpose.LOAN_APPLICATION);
    private static final CustomerAuthorization CONSENT = Samples.active(Samples.content(3));
    private static final LoanFacts NO_LOAN = LoanFacts.nothingKnown();

    /** As they come: one half is allowed and passes all rules, the other half fails by each rule in turn. */
    static List<DecisionQuestion> mixture() {
        var allowed = question(CONSENT, COVERED, 2, NO_LOAN, Samples.NOW, true);
        return List.of(
                allowed,
                refused(CONSENT, use(new SubjectReference("sr_other"), "B10001", Purpose.LOAN_APPLICATION), 0, NO_LOAN),
                allowed,
                refused(CONSENT, use(Samples.SUBJECT, "B20001", Purpose.LOAN_APPLICATION), 0, NO_LOAN),
                allowed,
                refused(CONSENT, use(Samples.SUBJECT, "B10001", Purpose.POST_LOAN_MANAGEMENT), 0, NO_LOAN),
                allowed,
                refused(CONSENT, use(Samples.SUBJECT, "B10001", Purpose.GUARANTOR_CHECK), 0, NO_LOAN),
                allowed,
                refused(Samples.active(Samples.content(3)).withdraw(Samples.LIN, Samples.NOW), COVERED, 0, NO_LOAN),
                allowed,
                refused(
                        Samples.active(Samples.content(3)).close(Samples.LIN, ClosureReason.SETTLED, Samples.NOW),
                        COVERED,
                        0,
                        NO_LOAN),
                allowed,
                question(CONSENT, COVERED, 0, NO_LOAN, Samples.NOW.plus(Duration.ofDays(60)), false),
                allowed,
                refused(CONSENT, COVERED, 3, NO_LOAN));
    }

    private static IntendedUse use(SubjectReference subject, String institution, Purpose purpose) {
        return new IntendedUse(subject, institution, purpose, ReportType.PERSONAL, "officer.lin");
    }

    private static DecisionQuestion refused(
            CustomerAuthorization authorization, IntendedUse use, long taken, LoanFacts loan) {
        return question(authorization, use, taken, loan, Samples.NOW, false);
    }

    private static DecisionQuestion question(
            CustomerAuthorization authorization,
            IntendedUse use,
            long taken,
            LoanFacts loan,
            Instant moment,
            boolean allowed) {
        var content = authorization.facts().content();
        Map<String, Object> consent = new HashMap<>();
        consent.put("subject", authorization.facts().subject().value());
        consent.put("institution", content.institution().code());
        consent.put("toQuery", content.kind() == AuthorizationKind.QUERY);
        consent.put("purpose", content.purpose().name());
        consent.put(
                "reportTypes", content.reportTypes().stream().map(Enum::name).toList());
        consent.put("state", stateOf(authorization));
        consent.put("from", content.term().start().atStartOfDay(Term.ZONE).toEpochSecond());
        consent.put(
                "until",
                content.term().end().plusDays(1).atStartOfDay(Term.ZONE).toEpochSecond());
        consent.put("uses", (long) content.uses());
        Map<String, Object> intended = new HashMap<>();
        intended.put("subject", use.subject().value());
        intended.put("institution", use.institution());
        intended.put("purpose", use.purpose().name());
        intended.put("reportType", use.reportType().name());
        intended.put("taken", taken);
        intended.put("loanEnded", loan.hasEnded());
        intended.put("loanDormant", loan.dormant());
        intended.put("at", moment.getEpochSecond());
        return new DecisionQuestion(
                new UseInQuestion(authorization, use, taken, loan, moment), consent, intended, allowed);
    }

    private static String stateOf(CustomerAuthorization authorization) {
        if (authorization instanceof Active) {
            return "ACTIVE";
        }
        if (authorization instanceof Withdrawn) {
            return "WITHDRAWN";
        }
        return authorization instanceof Closed ? "CLOSED" : "UNVERIFIED";
    }
}
