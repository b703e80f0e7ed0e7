package cn.zhengxin.authorization.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.zhengxin.authorization.AuthorizationServiceIntegration;
import cn.zhengxin.authorization.Journey;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TemplateIntegrationTests extends AuthorizationServiceIntegration {

    private static final String TEMPLATES = "/api/v1/authorization-templates";

    @AfterEach
    void putTheClockBack() {
        clock.reset();
    }

    @Test
    @DisplayName("A1, O1 · a template is in use from its date once another person has approved it, and never before")
    void approvedTemplateComesIntoUse() {
        var api = api();
        var start = clock.instant().plus(Duration.ofHours(2));
        var proposed = api.post(song(), TEMPLATES, ConsentTexts.proposal("2032-01", start));
        assertThat(proposed.status()).as(proposed.body()).isEqualTo(201);
        assertThat(proposed.text("state")).isEqualTo("PROPOSED");

        var approved = api.postEmpty(provinceAdministrator(), TEMPLATES + "/2032-01/approval");
        assertThat(approved.status()).as(approved.body()).isEqualTo(200);
        assertThat(approved.text("approvedBy")).isEqualTo("admin.province");
        assertThat(approved.json().path("inForce").asBoolean()).isFalse();
        assertThat(enterOn("2032-01")).isEqualTo(400);

        clock.advance(Duration.ofHours(2));
        assertThat(enterOn("2032-01")).isEqualTo(201);
        assertThat(enterOn("2026-01")).isEqualTo(201);
        assertThat(eventsAbout("2032-01")).containsExactly("TemplateProposed", "TemplateApproved");
    }

    @Test
    @DisplayName("A1 · a template that only one person has seen is not in use")
    void proposedTemplateIsNotInUse() {
        var start = clock.instant().plusSeconds(60);
        assertThat(api().post(song(), TEMPLATES, ConsentTexts.proposal("2032-02", start))
                        .status())
                .isEqualTo(201);
        clock.advance(Duration.ofMinutes(2));

        assertThat(enterOn("2032-02")).isEqualTo(400);
    }

    @Test
    @DisplayName("A3 · what exists under a version never changes, whoever asks")
    void aVersionNeverChanges() {
        var api = api();
        var start = clock.instant().plusSeconds(60);
        api.post(song(), TEMPLATES, ConsentTexts.proposal("2032-03", start));

        var again = api.post(song(), TEMPLATES, ConsentTexts.proposal("2032-03", start));
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.text("code")).isEqualTo("TEMPLATE_VERSION_TAKEN");
        assertThat(api.post(song(), TEMPLATES, ConsentTexts.proposal("2026-01", start))
                        .status())
                .isEqualTo(409);
        api.postEmpty(provinceAdministrator(), TEMPLATES + "/2032-03/approval");
        assertThat(api.postEmpty(provinceAdministrator(), TEMPLATES + "/2032-03/approval")
                        .text("code"))
                .isEqualTo("STATE_DOES_NOT_ALLOW");
        assertThatThrownBy(() -> owner().sql("UPDATE authorization_template SET title = 'x' WHERE version = '2032-03'")
                        .update())
                .hasMessageContaining("does not change");
    }

    @Test
    @DisplayName("A2, A3 · every fault of a proposal is named in one answer, with the rules that refuse it")
    void faultsAreNamedAtOnce() {
        var proposal = ConsentTexts.proposal("2032-1", clock.instant().minusSeconds(1));
        var paragraphs = ConsentTexts.paragraphs();
        paragraphs.set(1, ConsentTexts.paragraph("PURPOSE", "授权用途：{purpose}等相关业务。"));
        paragraphs.remove(5);
        proposal.put("paragraphs", paragraphs);

        var refused = api().post(song(), TEMPLATES, proposal);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("code")).isEqualTo("TEMPLATE_INCOMPLETE");
        assertThat(refused.json()
                        .path("errors")
                        .valueStream()
                        .map(error -> error.path("field").asString()))
                .containsExactlyInAnyOrder("version", "effectiveFrom", "paragraphs[1].text", "paragraphs");
        assertThat(refused.json()
                        .path("reasons")
                        .valueStream()
                        .map(reason -> reason.path("rule").asString()))
                .containsExactly("A1", "A2", "A3");
    }

    @Test
    @DisplayName("A3 · version 2026-01 is there with its five key clauses")
    void theFirstTemplateIsThere() {
        var template = api().get(officerLin(), TEMPLATES + "/2026-01");

        assertThat(template.status()).isEqualTo(200);
        assertThat(template.json().path("inForce").asBoolean()).isTrue();
        assertThat(template.json()
                        .path("paragraphs")
                        .valueStream()
                        .filter(paragraph -> paragraph.hasNonNull("keyClause"))
                        .map(paragraph -> paragraph.path("keyClause").asString()))
                .containsExactly("PURPOSE", "SCOPE", "TERM", "RECIPIENTS", "RIGHT_TO_WITHDRAW");
        assertThat(api().get(officerLin(), TEMPLATES + "/1999-01").status()).isEqualTo(404);
        assertThat(api().get(officerLin(), TEMPLATES).json().path("items").size())
                .isPositive();
    }

    @Test
    @DisplayName("N3 · officers and customers propose and approve nothing")
    void othersChangeNothing() {
        var proposal = ConsentTexts.proposal("2032-09", clock.instant().plusSeconds(60));
        assertThat(api().post(officerLin(), TEMPLATES, proposal).status()).isEqualTo(403);
        assertThat(api().postEmpty(reviewerZhao(), TEMPLATES + "/2026-01/approval")
                        .status())
                .isEqualTo(403);
        assertThat(api().get(customer("sr_somebody"), TEMPLATES).status()).isEqualTo(403);
    }

    private int enterOn(String version) {
        return new Journey(api(), clock)
                .create(officerLin(), Map.of("templateVersion", version))
                .status();
    }

    private static String song() {
        return staff("compliance.song", "B00000", "E0003", List.of("compliance-officer"));
    }
}
