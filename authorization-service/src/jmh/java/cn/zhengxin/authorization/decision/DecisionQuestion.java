package cn.zhengxin.authorization.decision;

import cn.zhengxin.authorization.AuthorizationId;
import cn.zhengxin.authorization.Samples;
import cn.zhengxin.authorization.customerauthorization.model.Active;
import cn.zhengxin.authorization.customerauthorization.model.AgeGroup;
import cn.zhengxin.authorization.customerauthorization.model.AuthorizationContent;
import cn.zhengxin.authorization.customerauthorization.model.AuthorizationFacts;
import cn.zhengxin.authorization.customerauthorization.model.AuthorizationKind;
import cn.zhengxin.authorization.customerauthorization.model.AuthorizationNumber;
import cn.zhengxin.authorization.customerauthorization.model.Chain;
import cn.zhengxin.authorization.customerauthorization.model.Closed;
import cn.zhengxin.authorization.customerauthorization.model.ClosureReason;
import cn.zhengxin.authorization.customerauthorization.model.CustomerAuthorization;
import cn.zhengxin.authorization.customerauthorization.model.DerivedFrom;
import cn.zhengxin.authorization.customerauthorization.model.Recipient;
import cn.zhengxin.authorization.customerauthorization.model.SubjectReference;
import cn.zhengxin.authorization.customerauthorization.model.Verification;
import cn.zhengxin.authorization.customerauthorization.model.Withdrawn;
import cn.zhengxin.authorization.decision.model.ChainFacts;
import cn.zhengxin.authorization.decision.model.IntendedUse;
import cn.zhengxin.authorization.decision.model.SampleAsks;
import cn.zhengxin.authorization.decision.model.UseInQuestion;
import cn.zhengxin.authorization.decision.model.Validity;
import cn.zhengxin.authorization.exemption.model.Approved;
import cn.zhengxin.authorization.exemption.model.AuthorityKind;
import cn.zhengxin.authorization.exemption.model.ExemptionContent;
import cn.zhengxin.authorization.exemption.model.ExemptionFacts;
import cn.zhengxin.authorization.exemption.model.ExemptionId;
import cn.zhengxin.authorization.exemption.model.ExemptionProgress;
import cn.zhengxin.authorization.exemption.model.ExemptionReview;
import cn.zhengxin.authorization.exemption.model.ExemptionUse;
import cn.zhengxin.authorization.exemption.model.JudicialExemption;
import cn.zhengxin.authorization.exemption.model.LegalDocumentKind;
import cn.zhengxin.authorization.exemption.model.TurnedDown;
import cn.zhengxin.authorization.exemption.model.UnderReview;
import cn.zhengxin.authorization.inquiry.Purpose;
import cn.zhengxin.authorization.inquiry.ReportType;
import cn.zhengxin.authorization.loan.model.LoanFacts;
import cn.zhengxin.authorization.partner.SamplePartners;
import cn.zhengxin.authorization.partner.model.Partner;
import cn.zhengxin.authorization.policy.RuleCode;
import cn.zhengxin.workingcalendar.BankDay;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * One question in both forms: as the service decides it, and as the attributes that a general engine reads. The attributes are
 * made beforehand, so that the other engine pays nothing for them: which partners' licences hold now is among them, and ours
 * looks at the licences while the clock runs.
 */
record DecisionQuestion(
        Supplier<List<RuleCode>> ours, Map<String, Object> consent, Map<String, Object> use, boolean allowed) {

    private static final String BANK = "B10001";
    private static final String FIRST = "P30001";
    private static final String SECOND = "P30002";
    private static final List<Partner> FIT = List.of(SamplePartners.active(FIRST), SamplePartners.active(SECOND));
    private static final LoanFacts NO_LOAN = LoanFacts.nothingKnown();

    private static final Active CONSENT = Samples.active(Samples.content(3));
    private static final Active ROOT =
            active(new Chain(List.of(new Recipient(FIRST, Purpose.LOAN_APPLICATION)), null), Samples.content(3));
    private static final Active HOP = active(
            new Chain(List.of(new Recipient(SECOND, Purpose.LOAN_APPLICATION)), new DerivedFrom(ROOT.id(), FIRST)),
            Samples.content(1));
    private static final IntendedUse COVERED = use(Samples.SUBJECT, BANK, Purpose.LOAN_APPLICATION);
    private static final IntendedUse FIRST_HOP = use(Samples.SUBJECT, FIRST, Purpose.LOAN_APPLICATION);
    private static final IntendedUse SECOND_HOP = use(Samples.SUBJECT, SECOND, Purpose.LOAN_APPLICATION);
    private static final IntendedUse JUDICIAL = use(Samples.SUBJECT, BANK, Purpose.JUDICIAL_ASSISTANCE);

    /**
     * As they come: one half is allowed and passes all rules, by the institution itself, by a partner, by a partner's partner and
     * on a judicial exemption; the other half fails by each rule in turn.
     */
    static List<DecisionQuestion> mixture() {
        var allowed = consent(CONSENT, COVERED).taken(2).allowed();
        var byPartner = consent(ROOT, FIRST_HOP).taken(2).allowed();
        var bySecondPartner = consent(HOP, SECOND_HOP).under(ROOT).allowed();
        var approved = exemption(new Approved(exemptionFacts(), approvals(2)), true);
        return List.of(
                allowed,
                consent(CONSENT, use(new SubjectReference("sr_other"), BANK, Purpose.LOAN_APPLICATION))
                        .refused(),
                allowed,
                consent(CONSENT, use(Samples.SUBJECT, "B20001", Purpose.LOAN_APPLICATION))
                        .refused(),
                byPartner,
                consent(CONSENT, use(Samples.SUBJECT, BANK, Purpose.POST_LOAN_MANAGEMENT))
                        .refused(),
                allowed,
                consent(CONSENT, use(Samples.SUBJECT, BANK, Purpose.GUARANTOR_CHECK))
                        .refused(),
                bySecondPartner,
                consent(CONSENT.withdraw(Samples.LIN, Samples.NOW), COVERED).refused(),
                allowed,
                consent(CONSENT.close(Samples.LIN, ClosureReason.SETTLED, Samples.NOW), COVERED)
                        .refused(),
                approved,
                consent(CONSENT, COVERED)
                        .at(Samples.NOW.plus(Duration.ofDays(60)))
                        .refused(),
                allowed,
                consent(CONSENT, COVERED).taken(3).refused(),
                byPartner,
                consent(ROOT, FIRST_HOP)
                        .partners(SamplePartners.suspended(FIRST), SamplePartners.active(SECOND))
                        .refused(),
                allowed,
                consent(HOP, SECOND_HOP)
                        .under(ROOT.withdraw(Samples.LIN, Samples.NOW))
                        .refused(),
                bySecondPartner,
                consent(HOP, SECOND_HOP).under(ROOT).takenAtRoot(3).refused(),
                approved,
                exemption(new UnderReview(exemptionFacts(), approvals(1)), false));
    }

    private static IntendedUse use(SubjectReference subject, String institution, Purpose purpose) {
        return new IntendedUse(subject, institution, purpose, ReportType.PERSONAL, "officer.lin");
    }

    private static Asked consent(CustomerAuthorization authorization, IntendedUse use) {
        return new Asked(authorization, use, List.of(), FIT, 0, 0, Samples.NOW);
    }

    /** A question about a consent, put together step by step. */
    private record Asked(
            CustomerAuthorization authorization,
            IntendedUse use,
            List<CustomerAuthorization> above,
            List<Partner> partners,
            long taken,
            long takenAtRoot,
            Instant moment) {

        Asked under(CustomerAuthorization root) {
            return new Asked(authorization, use, List.of(root), partners, taken, takenAtRoot, moment);
        }

        Asked partners(Partner... others) {
            return new Asked(authorization, use, above, List.of(others), taken, takenAtRoot, moment);
        }

        Asked taken(long uses) {
            return new Asked(authorization, use, above, partners, uses, takenAtRoot, moment);
        }

        Asked takenAtRoot(long uses) {
            return new Asked(authorization, use, above, partners, taken, uses, moment);
        }

        Asked at(Instant other) {
            return new Asked(authorization, use, above, partners, taken, takenAtRoot, other);
        }

        DecisionQuestion allowed() {
            return question(true);
        }

        DecisionQuestion refused() {
            return question(false);
        }

        private DecisionQuestion question(boolean allowed) {
            var register = partners.stream()
                    .collect(Collectors.toMap(partner -> partner.facts().code(), Function.identity()));
            var question = new UseInQuestion(
                    authorization,
                    SampleAsks.ask(use, taken, takenAtRoot, moment),
                    AgeGroup.OF_AGE,
                    NO_LOAN,
                    new ChainFacts(above, register));
            var consent = attributesOf(authorization, "");
            consent.put("exemption", false);
            consent.put("overdue", false);
            consent.put("urgent", false);
            consent.put("enteredBy", "");
            consent.put("hasParent", !above.isEmpty());
            consent.putAll(attributesOf(above.isEmpty() ? authorization : above.getLast(), "parent"));
            var intended = attributesOf(use, taken, takenAtRoot, moment);
            intended.put(
                    "fit",
                    partners.stream()
                            .filter(partner -> partner.isFitFor(use.purpose(), moment))
                            .map(partner -> partner.facts().code())
                            .toList());
            return new DecisionQuestion(() -> Validity.refusals(question), consent, intended, allowed);
        }
    }

    private static Map<String, Object> attributesOf(CustomerAuthorization authorization, String prefix) {
        var facts = authorization.facts();
        var content = facts.content();
        var derivedFrom = facts.chain().derivedFrom();
        Map<String, Object> consent = new HashMap<>();
        consent.put(prefix + "id", facts.id().toString());
        consent.put(prefix + "subject", facts.subject().value());
        consent.put(prefix + "institution", content.institution().code());
        consent.put(prefix + "toQuery", content.kind() == AuthorizationKind.QUERY);
        consent.put(prefix + "purpose", content.purpose().name());
        consent.put(
                prefix + "reportTypes",
                content.reportTypes().stream().map(Enum::name).toList());
        consent.put(prefix + "state", stateOf(authorization));
        consent.put(
                prefix + "from",
                content.term().start().atStartOfDay(BankDay.ZONE).toEpochSecond());
        consent.put(
                prefix + "until",
                content.term().end().plusDays(1).atStartOfDay(BankDay.ZONE).toEpochSecond());
        consent.put(prefix + "uses", (long) content.uses());
        consent.put(
                prefix + "partners",
                facts.chain().recipients().stream()
                        .map(Recipient::institutionCode)
                        .toList());
        consent.put(
                prefix + "grants",
                facts.chain().recipients().stream()
                        .map(recipient -> recipient.institutionCode() + " " + recipient.purpose())
                        .toList());
        consent.put(prefix + "derived", derivedFrom != null);
        consent.put(
                prefix + "derivedFrom",
                derivedFrom == null ? "" : derivedFrom.authorization().toString());
        consent.put(prefix + "handedOnBy", derivedFrom == null ? "" : derivedFrom.partner());
        return consent;
    }

    private static Map<String, Object> attributesOf(IntendedUse use, long taken, long takenAtRoot, Instant moment) {
        Map<String, Object> intended = new HashMap<>();
        intended.put("subject", use.subject().value());
        intended.put("institution", use.institution());
        intended.put("purpose", use.purpose().name());
        intended.put("reportType", use.reportType().name());
        intended.put("operator", use.operatorAccount());
        intended.put("taken", taken);
        intended.put("takenAtRoot", takenAtRoot);
        intended.put("loanEnded", NO_LOAN.hasEnded());
        intended.put("loanDormant", NO_LOAN.dormant());
        intended.put("at", moment.getEpochSecond());
        return intended;
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

    private static Active active(Chain chain, AuthorizationContent content) {
        var facts = new AuthorizationFacts(
                new AuthorizationId(UUID.randomUUID()),
                new AuthorizationNumber("AU2026112500000001"),
                Samples.SUBJECT,
                content,
                Samples.LIN,
                Samples.NOW,
                1,
                chain);
        return new Active(facts, Samples.signature(Samples.LIN, "E1009"), new Verification(Samples.ZHAO, Samples.NOW));
    }

    private static DecisionQuestion exemption(JudicialExemption exemption, boolean allowed) {
        var content = exemption.facts().content();
        // The attributes that a consent has and an exemption has not are those of a consent that no chain rule minds.
        var consent = attributesOf(CONSENT, "");
        consent.put("institution", exemption.facts().institution());
        consent.put("purpose", Purpose.JUDICIAL_ASSISTANCE.name());
        consent.put("reportTypes", List.of(content.reportType().name()));
        consent.put("uses", (long) content.uses());
        consent.put("exemption", true);
        consent.put(
                "state",
                switch (exemption) {
                    case Approved _ -> "APPROVED";
                    case TurnedDown _ -> "TURNED_DOWN";
                    case UnderReview _ -> "UNDER_REVIEW";
                });
        consent.put("overdue", exemption.isOverdue(Samples.NOW));
        consent.put("urgent", content.urgent() != null);
        consent.put("enteredBy", exemption.facts().enteredBy().account());
        consent.put("hasParent", false);
        consent.putAll(attributesOf(CONSENT, "parent"));
        var intended = attributesOf(JUDICIAL, 0, 0, Samples.NOW);
        intended.put("fit", List.of());
        var ask = SampleAsks.ask(JUDICIAL, 0, Samples.NOW);
        return new DecisionQuestion(() -> ExemptionUse.refusals(exemption, ask), consent, intended, allowed);
    }

    private static ExemptionProgress approvals(int count) {
        var reviews = List.of(
                new ExemptionReview(Samples.ZHAO, ExemptionReview.Decision.APPROVE, Samples.NOW),
                new ExemptionReview(Samples.GAO, ExemptionReview.Decision.APPROVE, Samples.NOW));
        return new ExemptionProgress(true, reviews.subList(0, count), null);
    }

    private static ExemptionFacts exemptionFacts() {
        return new ExemptionFacts(
                new ExemptionId(UUID.randomUUID()),
                new AuthorizationNumber("JX2026112500000001"),
                BANK,
                Samples.SUBJECT,
                new ExemptionContent(
                        AuthorityKind.COURT,
                        LegalDocumentKind.ASSISTANCE_NOTICE,
                        ReportType.PERSONAL,
                        null,
                        1,
                        CONSENT.facts().content().term()),
                Samples.LIN,
                Samples.NOW,
                null,
                1);
    }
}
