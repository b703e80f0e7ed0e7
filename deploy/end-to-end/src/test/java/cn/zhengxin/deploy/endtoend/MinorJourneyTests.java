package cn.zhengxin.deploy.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.deploy.bureausimulator.SyntheticPerson;
import cn.zhengxin.sensitivetypes.NationalId;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** A subject under 18: blocked, save in the lane where a guardian signs too and a compliance officer agrees. */
@Journey
class MinorJourneyTests {

    private static final String NAME = "苏小禾";

    private final RunningPlatform platform;
    private final Branch branch;
    private final SyntheticPerson guardian = RunningPlatform.PEOPLE.person(75);

    MinorJourneyTests(RunningPlatform platform) {
        this.platform = platform;
        branch = platform.branch();
    }

    @Test
    @Order(1)
    @DisplayName("A5 · a minor's credit is refused outright, with a guardian and without")
    void noCreditInTheirOwnName() {
        for (var otherwise : List.of(Map.<String, Object>of(), guardedBy(guardian.name(), guardian.nationalId()))) {
            var refused = branch.enter(statement(minor(16), otherwise));
            assertThat(refused.status()).as("%s", refused).isEqualTo(400);
            refused.assertProblem();
            assertThat(refused.rules()).contains("A5");
            assertThat(refused.fields()).contains("purpose");
            assertThat(refused.body()).doesNotContain(minor(16), NAME);
        }
    }

    @Test
    @Order(2)
    @DisplayName(
            "A5 · without a guardian, with a guardian who is a child, and with the borrower as guardian: not taken")
    void unfitGuardians() {
        var enquiry = new HashMap<>(ENQUIRY);
        var alone = branch.enter(statement(minor(10), enquiry));
        assertThat(alone.status()).as("%s", alone).isEqualTo(400);
        assertThat(alone.rules()).contains("A5");
        assertThat(alone.fields()).anyMatch(field -> field.startsWith("guardian"));

        enquiry.putAll(guardedBy("苏大禾", minor(15)));
        var child = branch.enter(statement(minor(10), enquiry));
        assertThat(child.status()).as("%s", child).isEqualTo(400);
        assertThat(child.fields()).contains("guardian.documentNumber");

        var guarantee = new HashMap<String, Object>(guardedBy(guardian.name(), guardian.nationalId()));
        guarantee.putAll(Map.of(
                "purpose",
                "GUARANTOR_CHECK",
                "purposeStatement",
                "为借款人的个人住房贷款提供担保",
                "product",
                "GUARANTEE",
                "guaranteeFor",
                Map.of(
                        "borrower",
                        Map.of("documentType", "RESIDENT_ID", "documentNumber", guardian.nationalId()),
                        "businessReference",
                        "LN-2026-2")));
        var borrower = branch.enter(statement(minor(16), guarantee));
        assertThat(borrower.status()).as("%s", borrower).isEqualTo(400);
        assertThat(borrower.rules()).contains("A5");
        assertThat(borrower.fields()).contains("guardian");
    }

    private static final Map<String, Object> ENQUIRY =
            Map.of("purpose", "SUBJECT_ENQUIRY", "purposeStatement", "本人信用报告查询", "product", "SUBJECT_SERVICE");

    private Map<String, Object> statement(String minor, Map<String, Object> otherwise) {
        var statement = new HashMap<>(Branch.statement(guardian, otherwise));
        statement.put("subject", subject(minor));
        return statement;
    }

    private static Map<String, Object> subject(String minor) {
        return Map.of("name", NAME, "documentType", "RESIDENT_ID", "documentNumber", minor);
    }

    private static Map<String, Object> guardedBy(String name, String number) {
        return Map.of(
                "guardian",
                Map.of("name", name, "documentType", "RESIDENT_ID", "documentNumber", number, "relation", "PARENT"));
    }

    /** Nobody of the population is a child, so this number is made up; it is searched for like theirs. */
    private String minor(int years) {
        var born = LocalDate.now(ZoneId.of("Asia/Shanghai")).minusYears(years).minusDays(30);
        String seventeen = "330106" + born.format(DateTimeFormatter.BASIC_ISO_DATE) + "771";
        String number = seventeen + NationalId.checkCharacter(seventeen);
        platform.keepSecret(number, "identity number of a minor of " + years);
        return number;
    }
}
