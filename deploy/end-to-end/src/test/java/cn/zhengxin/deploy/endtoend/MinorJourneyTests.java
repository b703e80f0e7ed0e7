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
    private static final String AUTHORIZATIONS = "/api/v1/authorizations";

    private final RunningPlatform platform;
    private final Clients clients;
    private final Branch branch;
    private final SyntheticPerson guardian = RunningPlatform.PEOPLE.person(75);

    MinorJourneyTests(RunningPlatform platform) {
        this.platform = platform;
        clients = platform.clients();
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

    @Test
    @Order(3)
    @DisplayName(
            "A5 · the minor's own enquiry: the guardian signs too, proves the guardianship, compliance agrees; then it is asked once")
    void withTheGuardian() {
        var otherwise = new HashMap<>(ENQUIRY);
        otherwise.putAll(guardedBy(guardian.name(), guardian.nationalId()));
        String id = branch.entered(statement(minor(16), otherwise));

        var unproved = branch.sign(id);
        assertThat(unproved.status()).as("%s", unproved).isEqualTo(403);
        assertThat(unproved.fields())
                .contains("evidence", "jointSignature.guardianDocumentChecked", "pages[0].guardianSigned");
        branch.evidence(id, "GUARDIANSHIP_PROOF");
        var signed = branch.sign(
                id, Map.of("guardianSigned", true), Map.of("jointSignature", Map.of("guardianDocumentChecked", true)));
        assertThat(signed.status()).as("%s", signed).isEqualTo(200);

        var tooEarly = branch.verify(id);
        assertThat(tooEarly.status()).as("%s", tooEarly).isEqualTo(403);
        assertThat(tooEarly.rules()).contains("A5");
        assertThat(agree(Branch.OFFICER, id).status()).isEqualTo(403);
        var agreed = agree("compliance.sun", id);
        assertThat(agreed.status()).as("%s", agreed).isEqualTo(200);
        Branch.assertActive(branch.verify(id));

        var query = new HashMap<String, Object>(Branch.query(guardian, id, Map.of("purpose", "SUBJECT_ENQUIRY")));
        query.put("subject", subject(minor(16)));
        String asked = branch.submitted(query);
        assertThat(branch.approve(asked).text("state")).isEqualTo("NO_RECORD");
        assertThat(platform.bureau().inquiriesUnder(branch.requestNumberOf(asked)))
                .isEqualTo(1);
    }

    private Answer agree(String who, String id) {
        return clients.post(who, AUTHORIZATIONS + "/" + id + "/compliance-approval", Map.of("decision", "APPROVE"));
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
