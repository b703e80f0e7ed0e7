package cn.zhengxin.deploy.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.deploy.bureausimulator.SyntheticPerson;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Somebody guarantees another's loan: two people, two documents. */
@Journey
class GuarantorJourneyTests {

    private static final Map<String, Object> GUARANTOR_CHECK = Map.of("purpose", "GUARANTOR_CHECK");

    private final Bureau bureau;
    private final Branch branch;

    GuarantorJourneyTests(RunningPlatform platform) {
        bureau = platform.bureau();
        branch = platform.branch();
    }

    @Test
    @DisplayName("A6 · the guarantor's own document, which names the borrower's: queried, answered, one inquiry")
    void onTheirOwnDocument() {
        var borrower = RunningPlatform.PEOPLE.person(71);
        var guarantor = RunningPlatform.PEOPLE.person(72);
        String loan = branch.authorize(borrower);
        var otherwise = guarantee(borrower, Map.of("authorizationNumber", branch.numberOf(loan)));
        String own = branch.authorize(guarantor, otherwise);

        String query = branch.submitted(Branch.query(guarantor, own, GUARANTOR_CHECK));
        assertThat(branch.approve(query).text("state")).isEqualTo("ANSWERED");
        assertThat(bureau.inquiriesUnder(branch.requestNumberOf(query))).isEqualTo(1);
        assertThat(branch.reportInTheEnd(Branch.OFFICER, query).status()).isEqualTo(200);
    }

    @Test
    @DisplayName("A6 · on the borrower's document, and on the guarantor's own for a loan: refused, no inquiry")
    void onAnotherDocument() {
        long before = bureau.inquiries();
        var borrower = RunningPlatform.PEOPLE.person(73);
        var guarantor = RunningPlatform.PEOPLE.person(74);

        var onTheBorrowers = branch.submit(Branch.query(guarantor, branch.authorize(borrower), GUARANTOR_CHECK));
        assertThat(onTheBorrowers.status()).as("%s", onTheBorrowers).isEqualTo(403);
        onTheBorrowers.assertProblem();
        // The institution whose document it is learns why; any other learns Q1 alone.
        assertThat(onTheBorrowers.rules()).contains("Q1", "A6");

        var onTheirLoans = branch.submit(Branch.query(guarantor, branch.authorize(guarantor), GUARANTOR_CHECK));
        assertThat(onTheirLoans.status()).as("%s", onTheirLoans).isEqualTo(403);
        assertThat(onTheirLoans.rules()).contains("A6");
        assertThat(bureau.inquiries()).isEqualTo(before);
    }

    @Test
    @DisplayName("A6 · a guarantor's document that names nobody, or the guarantor as borrower, is not taken")
    void withoutABorrower() {
        var guarantor = RunningPlatform.PEOPLE.person(74);
        var nobody = new HashMap<>(guarantee(guarantor, Map.of()));
        nobody.remove("guaranteeFor");
        var naming = branch.enter(Branch.statement(guarantor, nobody));
        assertThat(naming.status()).as("%s", naming).isEqualTo(400);
        assertThat(naming.rules()).contains("A6");
        assertThat(naming.fields()).contains("guaranteeFor");

        var oneself = branch.enter(
                Branch.statement(guarantor, guarantee(guarantor, Map.of("businessReference", "LN-2026-1"))));
        assertThat(oneself.status()).as("%s", oneself).isEqualTo(400);
        assertThat(oneself.fields()).contains("guaranteeFor.borrower");
        assertThat(oneself.body()).doesNotContain(guarantor.nationalId());
    }

    private static Map<String, Object> guarantee(SyntheticPerson borrower, Map<String, Object> business) {
        var guaranteeFor = new HashMap<String, Object>(business);
        guaranteeFor.put("borrower", Map.of("documentType", "RESIDENT_ID", "documentNumber", borrower.nationalId()));
        return Map.of(
                "purpose",
                "GUARANTOR_CHECK",
                "purposeStatement",
                "为借款人的个人住房贷款提供担保",
                "product",
                "GUARANTEE",
                "guaranteeFor",
                guaranteeFor);
    }
}
