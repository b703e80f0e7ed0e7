package cn.zhengxin.authorization.decision.model;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.authorization.Samples;
import cn.zhengxin.authorization.customerauthorization.model.AuthorizationContent;
import cn.zhengxin.authorization.customerauthorization.model.AuthorizationKind;
import cn.zhengxin.authorization.customerauthorization.model.ClosureReason;
import cn.zhengxin.authorization.customerauthorization.model.CustomerAuthorization;
import cn.zhengxin.authorization.customerauthorization.model.Rejected;
import cn.zhengxin.authorization.customerauthorization.model.SubjectReference;
import cn.zhengxin.authorization.customerauthorization.model.Verification;
import cn.zhengxin.authorization.policy.Purpose;
import cn.zhengxin.authorization.policy.ReportType;
import cn.zhengxin.authorization.policy.RuleCode;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ValidityTests {

    private static final Instant EXPIRED = Instant.parse("2026-12-24T16:00:00Z");

    private final IntendedUse use =
            new IntendedUse(Samples.SUBJECT, "B10001", Purpose.LOAN_APPLICATION, ReportType.PERSONAL, "officer.lin");
    private final CustomerAuthorization active = Samples.active(Samples.content(1));

    @Test
    @DisplayName("Q1 · an active authorization allows what it covers")
    void activeAllowsWhatItCovers() {
        assertThat(refusals(active)).isEmpty();
    }

    @Test
    @DisplayName("Q1 · refuses another subject, and says no more than of an unknown authorization")
    void refusesAnotherSubject() {
        var other = new IntendedUse(
                new SubjectReference("sr_other"),
                "B10001",
                Purpose.LOAN_APPLICATION,
                ReportType.PERSONAL,
                "officer.lin");

        assertThat(Validity.refusals(active, other, 1, EXPIRED)).containsExactly(RuleCode.Q1);
    }

    @Test
    @DisplayName("Q1 · refuses another institution, and says no more than of an unknown authorization")
    void refusesAnotherInstitution() {
        var other = new IntendedUse(
                Samples.SUBJECT, "B20001", Purpose.LOAN_APPLICATION, ReportType.PERSONAL, "officer.gao");

        assertThat(Validity.refusals(active, other, 1, EXPIRED)).containsExactly(RuleCode.Q1);
    }

    @Test
    @DisplayName("Q1 · refuses every other purpose")
    void refusesEveryOtherPurpose() {
        for (var purpose : Purpose.values()) {
            var other = new IntendedUse(Samples.SUBJECT, "B10001", purpose, ReportType.PERSONAL, "officer.lin");
            assertThat(Validity.refusals(active, other, 0, Samples.NOW))
                    .isEqualTo(purpose == Purpose.LOAN_APPLICATION ? List.of() : List.of(RuleCode.Q1));
        }
    }

    @Test
    @DisplayName("Q1 · refuses a report type out of scope")
    void refusesAReportTypeOutOfScope() {
        var other = new IntendedUse(
                Samples.SUBJECT, "B10001", Purpose.LOAN_APPLICATION, ReportType.ENTERPRISE, "officer.lin");

        assertThat(Validity.refusals(active, other, 0, Samples.NOW)).containsExactly(RuleCode.Q1);
    }

    @Test
    @DisplayName("A1 · consent to report allows no query")
    void consentToReportAllowsNoQuery() {
        var content = Samples.content(1);
        var toReport = Samples.active(new AuthorizationContent(
                AuthorizationKind.REPORT,
                content.institution(),
                content.purpose(),
                content.product(),
                content.reportTypes(),
                content.clauses(),
                content.term(),
                content.signingChannel(),
                content.signingTime(),
                content.templateVersion(),
                1));

        assertThat(refusals(toReport)).containsExactly(RuleCode.Q1);
    }

    @Test
    @DisplayName("Q1 · refuses what no second person has verified yet, and what was turned down")
    void refusesWhatIsNotVerified() {
        var signed = Samples.signed();
        var rejected = new Rejected(signed.facts(), signed.signature(), new Verification(Samples.ZHAO, Samples.NOW));

        assertThat(refusals(Samples.draft())).containsExactly(RuleCode.Q1);
        assertThat(refusals(signed)).containsExactly(RuleCode.Q1);
        assertThat(refusals(rejected)).containsExactly(RuleCode.Q1);
    }

    @Test
    @DisplayName("A10 · refuses what the subject has withdrawn")
    void refusesWhatIsWithdrawn() {
        var withdrawn = Samples.active(Samples.content(1)).withdraw(Samples.LIN, Samples.NOW);

        assertThat(refusals(withdrawn)).containsExactly(RuleCode.A10);
    }

    @Test
    @DisplayName("A11 · refuses what was closed with the loan")
    void refusesWhatIsClosed() {
        var closed = Samples.active(Samples.content(1)).close(Samples.LIN, ClosureReason.SETTLED, Samples.NOW);

        assertThat(refusals(closed)).containsExactly(RuleCode.A11);
    }

    @Test
    @DisplayName("A12 · refuses from the first instant after the end date in Asia/Shanghai, no job having run")
    void refusesAfterTheEndDate() {
        assertThat(Validity.refusals(active, use, 0, EXPIRED.minusNanos(1))).isEmpty();
        assertThat(Validity.refusals(active, use, 0, EXPIRED)).containsExactly(RuleCode.A12);
    }

    @Test
    @DisplayName("A12 · refuses before the start date in Asia/Shanghai")
    void refusesBeforeTheStartDate() {
        assertThat(Validity.refusals(active, use, 0, Instant.parse("2026-11-24T15:59:59Z")))
                .containsExactly(RuleCode.A12);
        assertThat(Validity.refusals(active, use, 0, Instant.parse("2026-11-24T16:00:00Z")))
                .isEmpty();
    }

    @Test
    @DisplayName("A13 · refuses when every use is taken")
    void refusesWhenEveryUseIsTaken() {
        var threeUses = Samples.active(Samples.content(3));

        assertThat(Validity.refusals(threeUses, use, 2, Samples.NOW)).isEmpty();
        assertThat(Validity.refusals(threeUses, use, 3, Samples.NOW)).containsExactly(RuleCode.A13);
    }

    @Test
    @DisplayName("Q1 · all failing rules are named at once")
    void namesAllFailingRules() {
        var withdrawn = Samples.active(Samples.content(1)).withdraw(Samples.LIN, Samples.NOW);

        assertThat(Validity.refusals(withdrawn, use, 1, EXPIRED))
                .containsExactlyInAnyOrder(RuleCode.A10, RuleCode.A12, RuleCode.A13);
    }

    private List<RuleCode> refusals(CustomerAuthorization authorization) {
        return Validity.refusals(authorization, use, 0, Samples.NOW);
    }
}
