package cn.zhengxin.authorization.partner.model;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.authorization.Samples;
import cn.zhengxin.authorization.caller.Party;
import cn.zhengxin.authorization.caller.PartyKind;
import cn.zhengxin.authorization.inquiry.Purpose;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartnerTests {

    private static final Party ADMIN = new Party(PartyKind.PERSON, "admin.institution", "E1003", "B10001");
    private static final Party SUN = new Party(PartyKind.PERSON, "compliance.sun", "E1005", "B10001");

    private final RegisteredPartner registered = new RegisteredPartner(new PartnerFacts(
            "P30001",
            "江南融资担保有限公司",
            "91330100MA2PART01W",
            List.of(new Qualification(
                    LicenceKind.FINANCING_GUARANTEE,
                    "ZJ-1",
                    LocalDate.of(2026, 1, 1),
                    LocalDate.of(2026, 12, 31),
                    List.of(Purpose.LOAN_APPLICATION))),
            "AGR-1",
            "B10001",
            ADMIN,
            Samples.NOW,
            1));

    @ParameterizedTest(name = "{0} for {1}: {2}")
    @CsvSource({
        "2025-12-31T15:59:59Z, LOAN_APPLICATION, false",
        "2025-12-31T16:00:00Z, LOAN_APPLICATION, true",
        "2026-12-31T15:59:59Z, LOAN_APPLICATION, true",
        "2026-12-31T16:00:00Z, LOAN_APPLICATION, false",
        "2026-06-01T00:00:00Z, POST_LOAN_MANAGEMENT, false"
    })
    @DisplayName("A7 · a licence counts from its first to the end of its last day in Shanghai, for its purposes only")
    void licencesRunByTheCalendar(Instant moment, Purpose purpose, boolean fit) {
        assertThat(active().isFitFor(purpose, moment)).isEqualTo(fit);
    }

    @Test
    @DisplayName("A7 · only an active partner is fit for anything")
    void onlyActivePartnersAreFit() {
        var suspended = active().suspend(ADMIN, SuspensionReason.OTHER, Samples.NOW);
        var ended = active().end(ADMIN, EndingReason.VIOLATION, Samples.NOW);

        assertThat(active().isFitFor(Purpose.LOAN_APPLICATION, Samples.NOW)).isTrue();
        for (var partner : List.of(registered, suspended, ended)) {
            assertThat(partner.isFitFor(Purpose.LOAN_APPLICATION, Samples.NOW)).isFalse();
        }
    }

    @Test
    @DisplayName("O1 · nobody approves what they registered or reinstates what they suspended")
    void secondPersons() {
        assertThat(registered.approve(ADMIN, Samples.NOW))
                .isInstanceOf(RegisteredPartner.Examination.NotIndependent.class);
        var suspended = active().suspend(SUN, SuspensionReason.OTHER, Samples.NOW);
        assertThat(suspended.reinstate(SUN)).isInstanceOf(SuspendedPartner.Examination.NotIndependent.class);
        assertThat(suspended.reinstate(ADMIN)).isInstanceOf(SuspendedPartner.Examination.Reinstated.class);
    }

    private ActivePartner active() {
        return new ActivePartner(registered.facts(), new Approval(SUN, Samples.NOW));
    }
}
