package cn.zhengxin.authorization.crossborder;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.authorization.Api;
import cn.zhengxin.authorization.AuthorizationServiceIntegration;
import cn.zhengxin.authorization.SpecialJourney;
import cn.zhengxin.sensitivetypes.NationalId;
import cn.zhengxin.workingcalendar.BankDay;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class GuardianConsentIntegrationTests extends AuthorizationServiceIntegration {

    private CrossBorderJourney journey;
    private SpecialJourney special;

    @BeforeEach
    void open() {
        journey = new CrossBorderJourney(api(), clock);
        special = new SpecialJourney(api(), clock);
    }

    @AfterEach
    void putTheClockBack() {
        clock.reset();
    }

    @Test
    @DisplayName("A8, A5 · under 14 the guardian of record consents, and what was consented to leaves")
    void theGuardianConsents() {
        var authorization = active(bornYearsAgo(14).plusDays(1), "621");

        var recorded = record(authorization, guardian("王芳", SpecialJourney.GUARDIAN));

        assertThat(recorded.status()).as(recorded.body()).isEqualTo(201);
        assertThat(recorded.text("consentedBy")).isEqualTo("GUARDIAN");
        var verified = journey.decide(CrossBorderJourney.sun(), authorization, recorded.text("id"), "VERIFY");
        assertThat(verified.text("state")).as(verified.body()).isEqualTo("VERIFIED");
        assertThat(CrossBorderJourney.refusals(journey.ask(authorization, "CREDIT_SCORE")))
                .isEmpty();
    }

    @Test
    @DisplayName("A8, A5 · under 14 neither the subject alone nor anybody but the guardian of record consents")
    void nobodyElseConsents() {
        var authorization = active(bornYearsAgo(9), "623");

        assertThat(faults(record(authorization, Map.of()))).containsExactly("guardian");
        assertThat(faults(record(authorization, guardian("赵敏", SpecialJourney.GUARANTOR))))
                .containsExactly("guardian");
        assertThat(faults(record(authorization, guardian("赵敏", SpecialJourney.GUARDIAN))))
                .containsExactly("guardian");
        assertThat(CrossBorderJourney.refusals(journey.ask(authorization, "CREDIT_SCORE")))
                .containsExactly("NO_CONSENT");
    }

    @Test
    @DisplayName("A8, A5 · from 14 on the subject consents, and a guardian's consent stands for nothing")
    void fromFourteenOnTheSubjectConsents() {
        var authorization = active(bornYearsAgo(14), "625");

        assertThat(faults(record(authorization, guardian("王芳", SpecialJourney.GUARDIAN))))
                .containsExactly("guardian");
        var recorded = record(authorization, Map.of());
        assertThat(recorded.status()).as(recorded.body()).isEqualTo(201);
        assertThat(recorded.text("consentedBy")).isEqualTo("SUBJECT");
    }

    private Api.Answer record(String authorization, Map<String, Object> guardian) {
        var changes = new LinkedHashMap<>(guardian);
        changes.put("purpose", "SUBJECT_ENQUIRY");
        return journey.record(CrossBorderJourney.lin(), authorization, changes);
    }

    private static Map<String, Object> guardian(String name, String number) {
        return Map.of("guardian", SpecialJourney.person(name, number));
    }

    private static List<String> faults(Api.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.text("code")).isEqualTo("A8");
        return answer.json()
                .path("errors")
                .valueStream()
                .map(error -> error.path("field").asString())
                .toList();
    }

    private String active(LocalDate born, String serial) {
        var seventeen = "330106" + DateTimeFormatter.BASIC_ISO_DATE.format(born) + serial;
        var minor = new LinkedHashMap<>(special.minor());
        minor.put("subject", SpecialJourney.person("王小明", seventeen + NationalId.checkCharacter(seventeen)));
        var id = special.draft(minor);
        for (var kind : List.of("ID_DOCUMENT_CHECK", "GUARDIANSHIP_PROOF", "GUARDIAN_CONSENT")) {
            special.addEvidence(id, kind, SpecialJourney.scan());
        }
        var signed =
                special.sign(id, special.signature(special.addEvidence(id, "SIGNED_DOCUMENT", SpecialJourney.scan())));
        assertThat(signed.status()).as(signed.body()).isEqualTo(200);
        special.signOff(SpecialJourney.complianceSun(), id, "APPROVE");
        assertThat(special.verify(id).text("state")).isEqualTo("ACTIVE");
        return id;
    }

    private LocalDate bornYearsAgo(int years) {
        return BankDay.of(clock.instant()).minusYears(years);
    }
}
