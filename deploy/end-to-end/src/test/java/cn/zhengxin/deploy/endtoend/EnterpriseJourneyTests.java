package cn.zhengxin.deploy.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.deploy.bureausimulator.SyntheticEnterprise;
import cn.zhengxin.deploy.bureausimulator.SyntheticPerson;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** An enterprise applies: its seal, its legal representative, and somebody who acts for it. */
@Journey
class EnterpriseJourneyTests {

    private static final Map<String, Object> SEALED = Map.of("sealed", true);

    private final Bureau bureau;
    private final Branch branch;
    private final SyntheticPerson representative = RunningPlatform.PEOPLE.person(76);
    private final SyntheticPerson handler = RunningPlatform.PEOPLE.person(77);

    EnterpriseJourneyTests(RunningPlatform platform) {
        bureau = platform.bureau();
        branch = platform.branch();
    }

    @Test
    @Order(1)
    @DisplayName("A9 · without a legal representative, and with a handler without power: every fault in one answer")
    void nobodyActs() {
        var enterprise = RunningPlatform.PEOPLE.enterprise(3);
        var alone = statement(enterprise);
        alone.remove("enterprise");
        var missing = branch.enter(alone);
        assertThat(missing.status()).as("%s", missing).isEqualTo(400);
        missing.assertProblem();
        assertThat(missing.rules()).contains("A9");
        assertThat(missing.fields()).anyMatch(field -> field.startsWith("enterprise.legalRepresentative"));

        var powerless = statement(enterprise);
        powerless.put(
                "enterprise",
                Map.of("legalRepresentative", Branch.subject(representative), "handler", Branch.subject(handler)));
        var refused = branch.enter(powerless);
        assertThat(refused.status()).as("%s", refused).isEqualTo(400);
        assertThat(refused.fields())
                .contains(
                        "enterprise.powerOfAttorney.startDate",
                        "enterprise.powerOfAttorney.endDate",
                        "enterprise.powerOfAttorney.scope");
    }

    @Test
    @Order(2)
    @DisplayName(
            "A9 · Q15 · sealed, represented and with a power of attorney: the enterprise's report is asked for once and shown")
    void sealed() {
        var enterprise = RunningPlatform.PEOPLE.enterprise(4);
        String id = branch.entered(statement(enterprise));
        var unsealed = branch.sign(id);
        assertThat(unsealed.status()).as("%s", unsealed).isEqualTo(400);
        assertThat(unsealed.rules()).contains("A9");
        assertThat(unsealed.fields()).contains("evidence", "pages[0].sealed");
        for (String kind : List.of("ENTERPRISE_SEAL_CHECK", "LEGAL_REPRESENTATIVE_ID", "POWER_OF_ATTORNEY")) {
            branch.evidence(id, kind);
        }
        var signed = branch.sign(id, SEALED, Map.of());
        assertThat(signed.status()).as("%s", signed).isEqualTo(200);
        Branch.assertActive(branch.verify(id));

        var query = new HashMap<String, Object>(
                Branch.query(representative, id, Map.of("reportType", "ENTERPRISE", "subject", subject(enterprise))));
        String asked = branch.submitted(query);
        assertThat(branch.approve(asked).text("state")).isEqualTo("ANSWERED");
        assertThat(bureau.inquiriesUnder(branch.requestNumberOf(asked))).isEqualTo(1);
        var report = branch.reportInTheEnd(Branch.OFFICER, asked);
        assertThat(report.status()).as("%s", report).isEqualTo(200);
        for (var person : List.of(representative, handler)) {
            assertThat(report.body()).doesNotContain(person.nationalId());
        }
    }

    @Test
    @Order(3)
    @DisplayName("A9 · Q1 · an enterprise's document covers no report on its representative")
    void notItsRepresentative() {
        long before = bureau.inquiries();
        var enterprise = RunningPlatform.PEOPLE.enterprise(5);
        String id = branch.entered(statement(enterprise));
        var refused = branch.submit(Branch.query(representative, id, Map.of()));
        assertThat(refused.status()).as("%s", refused).isEqualTo(403);
        assertThat(refused.rules()).contains("Q1");
        assertThat(bureau.inquiries()).isEqualTo(before);
    }

    private static Map<String, Object> subject(SyntheticEnterprise enterprise) {
        return Map.of(
                "name",
                enterprise.name(),
                "documentType",
                "UNIFIED_SOCIAL_CREDIT_CODE",
                "documentNumber",
                enterprise.unifiedSocialCreditCode());
    }

    private Map<String, Object> statement(SyntheticEnterprise enterprise) {
        LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
        var statement = new HashMap<>(Branch.statement(representative, Map.of()));
        statement.put("subject", subject(enterprise));
        statement.put("purposeStatement", "企业流动资金贷款额度评估");
        statement.put("reportTypes", List.of("ENTERPRISE"));
        statement.put(
                "enterprise",
                Map.of(
                        "legalRepresentative",
                        Branch.subject(representative),
                        "handler",
                        Branch.subject(handler),
                        "powerOfAttorney",
                        Map.of(
                                "startDate",
                                today.minusDays(1).toString(),
                                "endDate",
                                today.plusDays(30).toString(),
                                "scope",
                                List.of("CREDIT_AUTHORIZATION"))));
        return statement;
    }
}
