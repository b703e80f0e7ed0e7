package cn.zhengxin.authorization.decision.model;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.authorization.AuthorizationId;
import cn.zhengxin.authorization.Samples;
import cn.zhengxin.authorization.customerauthorization.model.Active;
import cn.zhengxin.authorization.customerauthorization.model.AgeGroup;
import cn.zhengxin.authorization.customerauthorization.model.AuthorizationContent;
import cn.zhengxin.authorization.customerauthorization.model.AuthorizationFacts;
import cn.zhengxin.authorization.customerauthorization.model.AuthorizationKind;
import cn.zhengxin.authorization.customerauthorization.model.AuthorizationNumber;
import cn.zhengxin.authorization.customerauthorization.model.Chain;
import cn.zhengxin.authorization.customerauthorization.model.ClosureReason;
import cn.zhengxin.authorization.customerauthorization.model.CustomerAuthorization;
import cn.zhengxin.authorization.customerauthorization.model.DerivedFrom;
import cn.zhengxin.authorization.customerauthorization.model.Draft;
import cn.zhengxin.authorization.customerauthorization.model.Recipient;
import cn.zhengxin.authorization.customerauthorization.model.Rejected;
import cn.zhengxin.authorization.customerauthorization.model.Signed;
import cn.zhengxin.authorization.customerauthorization.model.SubjectReference;
import cn.zhengxin.authorization.customerauthorization.model.Term;
import cn.zhengxin.authorization.customerauthorization.model.Verification;
import cn.zhengxin.authorization.inquiry.Purpose;
import cn.zhengxin.authorization.inquiry.ReportType;
import cn.zhengxin.authorization.loan.model.LoanFacts;
import cn.zhengxin.authorization.partner.SamplePartners;
import cn.zhengxin.authorization.partner.model.Partner;
import cn.zhengxin.authorization.policy.RuleCode;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The table of A7: who may query through a chain, and every link that can be broken. */
class ChainRuleTests {

    private static final String BANK = "B10001";
    private static final String FIRST = "P30001";
    private static final String SECOND = "P30002";
    private static final String THIRD = "P30003";

    private static final Active ROOT = active(Samples.content(3), originalFor(FIRST));
    private static final Active HOP = active(Samples.content(1), derived(ROOT, FIRST, SECOND));
    private static final Active THIRD_HOP = active(Samples.content(1), derived(HOP, SECOND, THIRD));

    private record Case(String what, UseInQuestion question, List<RuleCode> refusals) {}

    @TestFactory
    @DisplayName("A7 · the table of the chain")
    Stream<DynamicTest> theTable() {
        return Stream.concat(Stream.concat(accepted(), brokenAtTheFirstHop()), brokenAtTheSecondHop())
                .map(one -> DynamicTest.dynamicTest(
                        "A7 · " + one.what(),
                        () -> assertThat(Validity.refusals(one.question()))
                                .containsExactlyInAnyOrderElementsOf(one.refusals())));
    }

    private static Stream<Case> accepted() {
        return Stream.of(
                passes("hop 0: the institution itself", ask(ROOT, BANK).question()),
                passes(
                        "hop 1: the partner that the original names",
                        ask(ROOT, FIRST).question()),
                passes(
                        "hop 2: the partner that a further consent names",
                        ask(HOP, SECOND).under(ROOT).question()),
                passes(
                        "the end of a further consent leaves the partner above it alone",
                        ask(ROOT, FIRST).question()));
    }

    private static Stream<Case> brokenAtTheFirstHop() {
        return Stream.of(
                refused("not named", ask(ROOT, SECOND).question(), RuleCode.Q1),
                refused("named by an authorization of another subject", aboutSomebodyElse(), RuleCode.Q1),
                refused(
                        "another purpose",
                        ask(ROOT, FIRST).purpose(Purpose.POST_LOAN_MANAGEMENT).question(),
                        RuleCode.Q1,
                        RuleCode.A7),
                refused("not registered", ask(ROOT, FIRST).partners().question(), RuleCode.A7),
                refused(
                        "not approved",
                        ask(ROOT, FIRST)
                                .partners(SamplePartners.registered(FIRST))
                                .question(),
                        RuleCode.A7),
                refused(
                        "suspended",
                        ask(ROOT, FIRST)
                                .partners(SamplePartners.suspended(FIRST))
                                .question(),
                        RuleCode.A7),
                refused(
                        "ended",
                        ask(ROOT, FIRST).partners(SamplePartners.ended(FIRST)).question(),
                        RuleCode.A7),
                refused(
                        "licence expired yesterday",
                        ask(ROOT, FIRST)
                                .partners(SamplePartners.active(
                                        FIRST, LocalDate.of(2026, 11, 24), Purpose.LOAN_APPLICATION))
                                .question(),
                        RuleCode.A7),
                refused(
                        "licence for other purposes",
                        ask(ROOT, FIRST)
                                .partners(SamplePartners.active(
                                        FIRST, LocalDate.of(2030, 12, 31), Purpose.GUARANTOR_CHECK))
                                .question(),
                        RuleCode.A7),
                refused("original withdrawn", ask(withdrawn(ROOT), FIRST).question(), RuleCode.A10),
                refused("original closed", ask(closed(ROOT), FIRST).question(), RuleCode.A11),
                refused("original expired", ask(expired(ROOT), FIRST).question(), RuleCode.A12),
                refused("original used up", ask(ROOT, FIRST).taken(3).question(), RuleCode.A13));
    }

    private static Stream<Case> brokenAtTheSecondHop() {
        return Stream.of(
                refused("consent to hand on not there", ask(ROOT, SECOND).question(), RuleCode.Q1),
                refused(
                        "the institution itself does not use a consent to hand on",
                        ask(HOP, BANK).under(ROOT).question(),
                        RuleCode.Q1),
                refused(
                        "the partner that hands on does not use it either",
                        ask(HOP, FIRST).under(ROOT).question(),
                        RuleCode.Q1),
                refused(
                        "consent to hand on only drafted",
                        ask(new Draft(HOP.facts()), SECOND).under(ROOT).question(),
                        RuleCode.Q1,
                        RuleCode.A7),
                refused(
                        "consent to hand on only signed",
                        ask(new Signed(HOP.facts(), HOP.signature()), SECOND)
                                .under(ROOT)
                                .question(),
                        RuleCode.Q1,
                        RuleCode.A7),
                refused(
                        "consent to hand on rejected",
                        ask(new Rejected(HOP.facts(), HOP.signature(), HOP.verification()), SECOND)
                                .under(ROOT)
                                .question(),
                        RuleCode.Q1,
                        RuleCode.A7),
                refused(
                        "consent to hand on withdrawn",
                        ask(withdrawn(HOP), SECOND).under(ROOT).question(),
                        RuleCode.A10,
                        RuleCode.A7),
                refused(
                        "consent to hand on closed",
                        ask(closed(HOP), SECOND).under(ROOT).question(),
                        RuleCode.A11,
                        RuleCode.A7),
                refused(
                        "consent to hand on expired",
                        ask(expired(HOP), SECOND).under(ROOT).question(),
                        RuleCode.A12,
                        RuleCode.A7),
                refused(
                        "root withdrawn",
                        ask(HOP, SECOND).under(withdrawn(ROOT)).question(),
                        RuleCode.A7),
                refused("root closed", ask(HOP, SECOND).under(closed(ROOT)).question(), RuleCode.A7),
                refused("root expired", ask(HOP, SECOND).under(expired(ROOT)).question(), RuleCode.A7),
                refused(
                        "root only drafted",
                        ask(HOP, SECOND).under(new Draft(ROOT.facts())).question(),
                        RuleCode.A7),
                refused(
                        "root rejected",
                        ask(HOP, SECOND)
                                .under(new Rejected(ROOT.facts(), ROOT.signature(), ROOT.verification()))
                                .question(),
                        RuleCode.A7),
                refused("root not found", ask(HOP, SECOND).question(), RuleCode.A7),
                refused(
                        "another authorization in the root's place",
                        ask(HOP, SECOND)
                                .under(active(Samples.content(3), originalFor(FIRST)))
                                .question(),
                        RuleCode.A7),
                refused(
                        "root of another subject",
                        ask(HOP, SECOND).under(ofAnotherSubject(ROOT)).question(),
                        RuleCode.A7),
                refused(
                        "root does not name the partner that hands on",
                        ask(HOP, SECOND).under(renamed(ROOT, THIRD)).question(),
                        RuleCode.A7),
                refused(
                        "wider than the root: another purpose",
                        ask(HOP, SECOND)
                                .under(with(ROOT, Purpose.POST_LOAN_MANAGEMENT, ReportType.PERSONAL))
                                .question(),
                        RuleCode.A7),
                refused(
                        "wider than the root: another report type",
                        ask(HOP, SECOND)
                                .under(with(ROOT, Purpose.LOAN_APPLICATION, ReportType.ENTERPRISE))
                                .question(),
                        RuleCode.A7),
                refused(
                        "the partner that hands on is suspended",
                        ask(HOP, SECOND)
                                .under(ROOT)
                                .partners(SamplePartners.suspended(FIRST), SamplePartners.active(SECOND))
                                .question(),
                        RuleCode.A7),
                refused(
                        "the partner that asks is suspended",
                        ask(HOP, SECOND)
                                .under(ROOT)
                                .partners(SamplePartners.active(FIRST), SamplePartners.suspended(SECOND))
                                .question(),
                        RuleCode.A7),
                refused("third hop", ask(THIRD_HOP, THIRD).under(HOP, ROOT).question(), RuleCode.A7),
                refused(
                        "a withdrawn middle closes what is below",
                        ask(THIRD_HOP, THIRD).under(withdrawn(HOP), ROOT).question(),
                        RuleCode.A7),
                refused("hop used up", ask(HOP, SECOND).under(ROOT).taken(1).question(), RuleCode.A13),
                refused(
                        "root used up",
                        ask(HOP, SECOND).under(ROOT).takenAtRoot(3).question(),
                        RuleCode.A13));
    }

    private static Case passes(String what, UseInQuestion question) {
        return new Case("accepts " + what, question, List.of());
    }

    private static Case refused(String what, UseInQuestion question, RuleCode... rules) {
        return new Case("refuses: " + what, question, List.of(rules));
    }

    private static Ask ask(CustomerAuthorization authorization, String institution) {
        return new Ask(
                authorization,
                institution,
                Purpose.LOAN_APPLICATION,
                List.of(),
                List.of(SamplePartners.active(FIRST), SamplePartners.active(SECOND), SamplePartners.active(THIRD)),
                0,
                0);
    }

    /** A question that is put together step by step; everything is in order until said otherwise. */
    private record Ask(
            CustomerAuthorization authorization,
            String institution,
            Purpose purpose,
            List<CustomerAuthorization> above,
            List<Partner> register,
            long taken,
            long takenAtRoot) {

        Ask purpose(Purpose other) {
            return new Ask(authorization, institution, other, above, register, taken, takenAtRoot);
        }

        Ask under(CustomerAuthorization... parents) {
            return new Ask(authorization, institution, purpose, List.of(parents), register, taken, takenAtRoot);
        }

        Ask partners(Partner... partners) {
            return new Ask(authorization, institution, purpose, above, List.of(partners), taken, takenAtRoot);
        }

        Ask taken(long uses) {
            return new Ask(authorization, institution, purpose, above, register, uses, takenAtRoot);
        }

        Ask takenAtRoot(long uses) {
            return new Ask(authorization, institution, purpose, above, register, taken, uses);
        }

        UseInQuestion question() {
            var partners = register.stream()
                    .collect(Collectors.toMap(partner -> partner.facts().code(), Function.identity()));
            return new UseInQuestion(
                    authorization,
                    SampleAsks.ask(
                            new IntendedUse(
                                    Samples.SUBJECT, institution, purpose, ReportType.PERSONAL, "partner-system"),
                            taken,
                            takenAtRoot,
                            Samples.NOW),
                    AgeGroup.OF_AGE,
                    LoanFacts.nothingKnown(),
                    new ChainFacts(above, partners));
        }
    }

    private static UseInQuestion aboutSomebodyElse() {
        var asked = ask(ROOT, FIRST).question();
        var other = new IntendedUse(
                new SubjectReference("sr_somebody_else"),
                FIRST,
                Purpose.LOAN_APPLICATION,
                ReportType.PERSONAL,
                "partner-system");
        return new UseInQuestion(
                ROOT, SampleAsks.ask(other, 0, Samples.NOW), AgeGroup.OF_AGE, LoanFacts.nothingKnown(), asked.chain());
    }

    private static Chain originalFor(String... partners) {
        return new Chain(
                Arrays.stream(partners)
                        .map(code -> new Recipient(code, Purpose.LOAN_APPLICATION))
                        .toList(),
                null);
    }

    private static Chain derived(CustomerAuthorization parent, String from, String to) {
        return new Chain(List.of(new Recipient(to, Purpose.LOAN_APPLICATION)), new DerivedFrom(parent.id(), from));
    }

    private static Active active(AuthorizationContent content, Chain chain) {
        return active(new AuthorizationId(UUID.randomUUID()), Samples.SUBJECT, content, chain);
    }

    private static Active active(
            AuthorizationId id, SubjectReference subject, AuthorizationContent content, Chain chain) {
        var facts = new AuthorizationFacts(
                id,
                new AuthorizationNumber("AU2026112500000001"),
                subject,
                content,
                Samples.LIN,
                Samples.NOW,
                1,
                chain);
        return new Active(facts, Samples.signature(Samples.LIN, "E1009"), new Verification(Samples.ZHAO, Samples.NOW));
    }

    private static CustomerAuthorization withdrawn(Active active) {
        return active.withdraw(Samples.LIN, Samples.NOW);
    }

    private static CustomerAuthorization closed(Active active) {
        return active.close(Samples.LIN, ClosureReason.SETTLED, Samples.NOW);
    }

    private static CustomerAuthorization expired(Active active) {
        var content = active.facts().content();
        return changed(
                active,
                new AuthorizationContent(
                        content.kind(),
                        content.institution(),
                        content.purpose(),
                        content.product(),
                        content.reportTypes(),
                        content.clauses(),
                        new Term(LocalDate.of(2026, 11, 1), LocalDate.of(2026, 11, 24)),
                        content.signingChannel(),
                        content.signingTime(),
                        content.templateVersion(),
                        content.uses()));
    }

    private static CustomerAuthorization with(Active active, Purpose purpose, ReportType reportType) {
        var content = active.facts().content();
        return changed(
                active,
                new AuthorizationContent(
                        AuthorizationKind.QUERY,
                        content.institution(),
                        purpose,
                        content.product(),
                        Set.of(reportType),
                        content.clauses(),
                        content.term(),
                        content.signingChannel(),
                        content.signingTime(),
                        content.templateVersion(),
                        content.uses()));
    }

    private static CustomerAuthorization changed(Active active, AuthorizationContent content) {
        return active(
                active.id(), active.facts().subject(), content, active.facts().chain());
    }

    private static CustomerAuthorization ofAnotherSubject(Active active) {
        return active(
                active.id(),
                new SubjectReference("sr_somebody_else"),
                active.facts().content(),
                active.facts().chain());
    }

    private static CustomerAuthorization renamed(Active active, String partner) {
        return active(active.id(), active.facts().subject(), active.facts().content(), originalFor(partner));
    }
}
