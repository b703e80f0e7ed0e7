package cn.zhengxin.authorization.policychange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.zhengxin.authorization.AuthorizationServiceIntegration;
import cn.zhengxin.authorization.Journey;
import cn.zhengxin.authorization.inquiry.Product;
import cn.zhengxin.authorization.inquiry.Purpose;
import cn.zhengxin.authorization.policy.AuthorizationPolicies;
import cn.zhengxin.authorization.policy.PolicyNumber;
import cn.zhengxin.workingcalendar.BankDay;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;

class PolicyIntegrationTests extends AuthorizationServiceIntegration {

    @Autowired
    private AuthorizationPolicies policies;

    @AfterEach
    void reset() {
        clock.reset();
        // What a test let come into force must not decide for the tests after it.
        owner().sql(
                        "UPDATE policy_version SET effective_from = '2999-12-31' WHERE version > 1 AND effective_from < '2999-01-01'")
                .update();
    }

    @Test
    @DisplayName(
            "A2 · a version is proposed by one person, approved by another, and decides from its date on, not before")
    void decidesFromItsDateOn() {
        var effectiveFrom = clock.instant().plus(Duration.ofHours(1));
        var proposed = api().post(
                        PolicyJourney.province(),
                        PolicyJourney.POLICIES,
                        Map.of(
                                "basedOn", 1,
                                "effectiveFrom", effectiveFrom.toString(),
                                "terms",
                                        List.of(Map.of(
                                                "purpose", "LOAN_APPLICATION",
                                                "product", "SHORT_TERM_CREDIT",
                                                "maximumDays", 7,
                                                "maximumUses", 1,
                                                "basis", "Bank policy: a week"))));
        assertThat(proposed.status()).as(proposed.body()).isEqualTo(201);
        var version = PolicyJourney.numberOf(proposed);
        assertThat(proposed.json().path("numbers").path("ONLINE_CHECK_MINUTES").asInt())
                .isEqualTo(10);

        clock.advance(Duration.ofMinutes(10));
        assertThat(new Journey(api(), clock).create(officerLin(), Map.of()).status())
                .as("not approved yet")
                .isEqualTo(201);
        var approved = new PolicyJourney(api(), clock).decide(PolicyJourney.compliance(), version, "APPROVE");
        assertThat(approved.status()).as(approved.body()).isEqualTo(200);
        assertThat(approved.json().path("version").path("state").asString()).isEqualTo("APPROVED");
        assertThat(new Journey(api(), clock).create(officerLin(), Map.of()).status())
                .as("approved, its date to come")
                .isEqualTo(201);

        clock.advance(Duration.ofHours(1));
        var refused = new Journey(api(), clock).create(officerLin(), Map.of());
        assertThat(refused.status()).as(refused.body()).isEqualTo(400);
        assertThat(refused.body()).contains("A2");
        var today = BankDay.of(clock.instant());
        var accepted = new Journey(api(), clock)
                .create(officerLin(), Map.of("endDate", today.plusDays(6).toString()));
        assertThat(accepted.status()).as(accepted.body()).isEqualTo(201);
        assertThat(accepted.json().path("policyVersion").asInt()).isEqualTo(version);
        assertThat(eventsAbout("policy-" + version))
                .containsExactly("AuthorizationPolicyProposed", "AuthorizationPolicyApproved");
    }

    @Test
    @DisplayName("A2 · what is not named stays as in the base, what is named takes its place")
    void takesOverTheBase() {
        var version = PolicyJourney.numberOf(new PolicyJourney(api(), clock).propose(PolicyJourney.province()));
        var base = policies.version(1);
        var changed = policies.version(version);

        assertThat(changed.number(PolicyNumber.ONLINE_CHECK_MINUTES)).isEqualTo(5);
        assertThat(changed.number(PolicyNumber.RETENTION_YEARS)).isEqualTo(base.number(PolicyNumber.RETENTION_YEARS));
        assertThat(changed.terms()).hasSameSizeAs(base.terms());
        assertThat(changed.termFor(Purpose.LOAN_APPLICATION, Product.SINGLE_LOAN)
                        .orElseThrow()
                        .maximumUses())
                .isEqualTo(2);
        assertThat(changed.rules()).isEqualTo(base.rules());
        assertThat(changed.blanketWords()).isEqualTo(base.blanketWords());
    }

    @Test
    @DisplayName("A2 · every fault of a proposal is named in one answer, and nothing is kept")
    void namesEveryFault() {
        var before = versions();
        var faulty = api().post(
                        PolicyJourney.province(),
                        PolicyJourney.POLICIES,
                        Map.of(
                                "basedOn", 1,
                                "effectiveFrom", clock.instant().minusSeconds(1).toString(),
                                "recordingThreshold", -1,
                                "gradeAFrom", 60,
                                "numbers", Map.of("ONLINE_CHECK_MINUTES", -5, "NO_SUCH_NUMBER", 1),
                                "deductions", Map.of("REPORT_LEAKED", 101),
                                "terms", List.of(Map.of("purpose", "MARKETING", "product", "SINGLE_LOAN"))));
        assertThat(faulty.status()).as(faulty.body()).isEqualTo(400);
        assertThat(faulty.json()
                        .path("errors")
                        .valueStream()
                        .map(error -> error.path("field").asString()))
                .contains(
                        "effectiveFrom",
                        "recordingThreshold",
                        "gradeAFrom",
                        "numbers",
                        "numbers.ONLINE_CHECK_MINUTES",
                        "deductions.REPORT_LEAKED",
                        "terms[0].purpose",
                        "terms[0].maximumUses",
                        "terms[0].basis");
        assertThat(faulty.body()).doesNotContain("NO_SUCH_NUMBER", "MARKETING");
        assertThat(versions()).isEqualTo(before);
    }

    @Test
    @DisplayName("O1 · a decided version is decided once, a version whose date has come cannot be approved any more")
    void decidedOnce() {
        var journey = new PolicyJourney(api(), clock);
        var version = PolicyJourney.numberOf(journey.propose(PolicyJourney.province()));
        assertThat(journey.decide(PolicyJourney.compliance(), version, "REJECT").status())
                .isEqualTo(200);
        assertThat(journey.decide(PolicyJourney.compliance(), version, "APPROVE")
                        .text("code"))
                .isEqualTo("STATE_DOES_NOT_ALLOW");

        var soon = api().post(
                        PolicyJourney.province(),
                        PolicyJourney.POLICIES,
                        Map.of(
                                "basedOn", 1,
                                "effectiveFrom", clock.instant().plusSeconds(60).toString(),
                                "gradeBFrom", 71));
        clock.advance(Duration.ofSeconds(60));
        assertThat(journey.decide(PolicyJourney.compliance(), PolicyJourney.numberOf(soon), "APPROVE")
                        .text("code"))
                .isEqualTo("POLICY_DATE_PASSED");
    }

    @Test
    @DisplayName("A2 · the database itself keeps what is decided from the service")
    void theDatabaseKeepsWhatIsDecided() {
        assertThatThrownBy(() -> jdbc.sql("UPDATE policy_version SET approved_by = 'somebody' WHERE version = 1")
                        .update())
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> jdbc.sql("INSERT INTO policy_blanket_word (version, word) VALUES (1, 'everything')")
                        .update())
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> jdbc.sql("UPDATE policy_number SET value = 0 WHERE version = 1")
                        .update())
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    @DisplayName("N3 · officers read the policy and propose none")
    void officersReadOnly() {
        assertThat(api().get(officerLin(), PolicyJourney.POLICIES).status()).isEqualTo(200);
        assertThat(api().get(officerLin(), PolicyJourney.POLICIES + "/1").status())
                .isEqualTo(200);
        assertThat(api().get(officerLin(), PolicyJourney.POLICIES + "/999999").status())
                .isEqualTo(404);
        assertThat(new PolicyJourney(api(), clock).propose(officerLin()).status())
                .isEqualTo(403);
    }

    @Test
    @DisplayName("Catalogue · every rule with basis, cure and status, as the documented catalogue has it")
    void catalogueOfRules() throws java.io.IOException {
        var catalogue = api().get(officerLin(), "/api/v1/authorization-rules");
        assertThat(catalogue.status()).isEqualTo(200);
        var documented = Files.readAllLines(Path.of("../docs/rules.md"));
        assertThat(catalogue.json().path("rules").size()).isEqualTo(29);
        assertThat(catalogue.json().path("rules").valueStream()).allSatisfy(rule -> {
            assertThat(rule.path("basis").asString()).isNotBlank();
            assertThat(rule.path("cure").asString()).isNotBlank();
            var line = documented.stream()
                    .filter(row -> row.startsWith("| " + rule.path("rule").asString() + " |"))
                    .findFirst()
                    .orElseThrow();
            var status = line.substring(line.lastIndexOf('|', line.length() - 2) + 2);
            assertThat(status).startsWith(rule.path("status").asString().toLowerCase(java.util.Locale.ROOT));
        });
    }

    private long versions() {
        return jdbc.sql("SELECT count(*) FROM policy_version").query(Long.class).single();
    }
}
