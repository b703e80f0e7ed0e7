package cn.zhengxin.authorization.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.authorization.AuthorizationServiceIntegration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RefusalIntegrationTests extends AuthorizationServiceIntegration {

    private static final String REFUSALS = "/api/v1/authorization-refusals";

    @Test
    @DisplayName(
            "A17 · the notice tells consequence, alternatives and where to complain; an officer records the refusal with it")
    void officerRecords() {
        var notice = api().get(officerLin(), "/api/v1/refusal-notices/current");
        assertThat(notice.status()).as(notice.body()).isEqualTo(200);
        assertThat(notice.json()
                        .path("alternatives")
                        .valueStream()
                        .map(one -> one.path("code").asString()))
                .containsExactlyInAnyOrder("INCOME_PROOF", "ASSET_PROOF");
        assertThat(notice.text("consequence")).isNotBlank();
        assertThat(notice.text("complaintChannel")).isNotBlank();

        var recorded = api().post(officerLin(), REFUSALS, refusal(notice.text("version")));

        assertThat(recorded.status()).as(recorded.body()).isEqualTo(201);
        assertThat(recorded.body()).doesNotContain("张伟", "110101199003070134");
        assertThat(eventsAbout(recorded.text("id"))).containsExactly("AuthorizationRefusedBySubject");
        assertThat(owner().sql("SELECT authorization_refusal::text FROM authorization_refusal")
                        .query(String.class)
                        .list())
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row).doesNotContain("张伟", "110101199003070134"));
    }

    @Test
    @DisplayName("A17 · the subject records the own refusal, by reference only")
    void subjectRecords() {
        var fields = new HashMap<>(refusal("2026-01"));
        fields.remove("subject");
        fields.put("institution", "B10001");

        var recorded = api().post(customer("sr_refusing_subject"), REFUSALS, fields);

        assertThat(recorded.status()).as(recorded.body()).isEqualTo(201);
        assertThat(owner().sql(
                                "SELECT wrapped_key IS NULL FROM authorization_refusal WHERE subject_reference = :subject")
                        .param("subject", "sr_refusing_subject")
                        .query(Boolean.class)
                        .list())
                .containsExactly(true);
    }

    @Test
    @DisplayName("A17 · without notice and alternatives nothing is recorded, and everything missing is named")
    void refusesWithoutNotice() {
        var fields = new HashMap<>(refusal("2026-01"));
        fields.keySet().removeAll(List.of("noticeVersion", "shownAt", "alternativesOffered"));

        var answer = api().post(officerLin(), REFUSALS, fields);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("code")).isEqualTo("A17");
        assertThat(answer.json().at("/reasons/0/rule").asString()).isEqualTo("A17");
        assertThat(answer.json()
                        .path("errors")
                        .valueStream()
                        .map(error -> error.path("field").asString()))
                .containsExactlyInAnyOrder("noticeVersion", "shownAt", "alternativesOffered");
    }

    @Test
    @DisplayName("A17 · the service cannot read refusals back, so that nothing is ever decided by one")
    void refusalsCannotBeRead() {
        assertThat(jdbc.sql("SELECT has_table_privilege(current_user, 'authorization_refusal', 'SELECT')")
                        .query(Boolean.class)
                        .single())
                .isFalse();
        // The rotation of the master key moves a row's key, and reads nothing that a refusal says (N1).
        assertThat(jdbc.sql("""
                                SELECT column_name FROM information_schema.columns
                                WHERE table_name = 'authorization_refusal'
                                    AND has_column_privilege(current_user, 'authorization_refusal', column_name, 'SELECT')
                                """).query(String.class).list()).containsExactlyInAnyOrder("id", "wrapped_key");
    }

    @Test
    @DisplayName("A17 · every notice ever written is neutral")
    void everyNoticeIsNeutral() {
        assertThat(jdbc.sql("SELECT word FROM refusal_notice_forbidden_word")
                        .query(String.class)
                        .list())
                .isNotEmpty();
        assertThat(jdbc.sql("SELECT version FROM refusal_notice JOIN refusal_notice_alternative USING (version)")
                        .query(String.class)
                        .list())
                .isNotEmpty();
        assertThat(jdbc.sql("""
                                SELECT notice.version FROM refusal_notice AS notice
                                JOIN refusal_notice_alternative AS alternative USING (version)
                                JOIN refusal_notice_forbidden_word AS forbidden
                                  ON strpos(notice.consequence || notice.complaint_channel || alternative.text, forbidden.word) > 0
                                """).query(String.class).list()).isEmpty();
    }

    @Test
    @DisplayName("A17 · a reviewer neither records refusals nor reads the notice")
    void othersHaveNoPart() {
        assertThat(api().post(reviewerZhao(), REFUSALS, refusal("2026-01")).status())
                .isEqualTo(403);
        assertThat(api().get(officerLin(), REFUSALS).status()).isEqualTo(403);
    }

    private Map<String, Object> refusal(String version) {
        return Map.of(
                "purpose",
                "LOAN_APPLICATION",
                "product",
                "SINGLE_LOAN",
                "subject",
                Map.of("name", "张伟", "documentType", "RESIDENT_ID", "documentNumber", "110101199003070134"),
                "noticeVersion",
                version,
                "shownAt",
                clock.instant().toString(),
                "alternativesOffered",
                List.of("INCOME_PROOF", "ASSET_PROOF"));
    }
}
