package cn.zhengxin.query.passport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.zhengxin.encryption.SignatureSuite;
import cn.zhengxin.query.MovableClock;
import cn.zhengxin.query.Workbench;
import cn.zhengxin.query.inquiry.AuthorizationId;
import cn.zhengxin.query.inquiry.BusinessReference;
import cn.zhengxin.query.inquiry.CreditQueryId;
import cn.zhengxin.query.inquiry.Purpose;
import cn.zhengxin.query.inquiry.ReportType;
import cn.zhengxin.query.inquiry.RequestNumber;
import cn.zhengxin.query.inquiry.Requester;
import cn.zhengxin.query.inquiry.SubjectReference;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PassportOfficeTests {

    private static final RequestNumber NUMBER = RequestNumber.of(CreditQueryId.next());
    private static final PassportBinding BINDING = new PassportBinding(
            NUMBER,
            Workbench.OFFICER,
            Workbench.AUTHORIZATION,
            Purpose.LOAN_APPLICATION,
            ReportType.PERSONAL,
            new BusinessReference("LN-2026-000123"),
            Workbench.SUBJECT,
            1);

    private final MovableClock clock = new MovableClock(Instant.parse("2026-11-25T02:00:00.400Z"));
    private final PassportOffice office = PassportOffices.office(PassportOffices.keys(), clock);

    @Test
    @DisplayName("Q12 · a passport holds for its inquiry until it ends, and not a moment longer")
    void holdsUntilItEnds() {
        var passport = office.issue(BINDING).passport();

        assertThat(office.objectionTo(passport, BINDING)).isEmpty();
        clock.advance(Duration.ofSeconds(119));
        assertThat(office.objectionTo(passport, BINDING)).isEmpty();
        clock.advance(Duration.ofSeconds(1));
        assertThat(office.objectionTo(passport, BINDING)).contains(PassportObjection.EXPIRED);
        clock.advance(Duration.ofMinutes(-5));
        assertThat(office.objectionTo(passport, BINDING)).contains(PassportObjection.NOT_YET_VALID);
    }

    @Test
    @DisplayName(
            "Q12, N1 · signed with SM2 where that is agreed; a key of the other suite is refused at the start, its passports later")
    void signsWithSm2() {
        var keys = PassportOffices.keys(SignatureSuite.SM2);
        var national = PassportOffices.office(SignatureSuite.SM2, keys, clock);
        var passport = national.issue(BINDING).passport();

        assertThat(national.objectionTo(passport, BINDING)).isEmpty();
        assertThat(office.objectionTo(passport, BINDING)).contains(PassportObjection.SIGNATURE);
        assertThat(national.objectionTo(office.issue(BINDING).passport(), BINDING))
                .contains(PassportObjection.SIGNATURE);
        assertThatThrownBy(() -> PassportOffices.office(SignatureSuite.ED25519, keys, clock))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @MethodSource("otherInquiries")
    @DisplayName("Q12 · a passport holds for no inquiry that differs in anything")
    void holdsForNoOther(PassportBinding other) {
        assertThat(office.objectionTo(office.issue(BINDING).passport(), other))
                .contains(PassportObjection.OTHER_INQUIRY);
    }

    static Stream<PassportBinding> otherInquiries() {
        var officer = Workbench.OFFICER;
        return Stream.of(
                with(RequestNumber.of(CreditQueryId.next()), officer, BINDING.authorization(), BINDING.purpose()),
                with(
                        NUMBER,
                        new Requester.Officer("officer.wei", "E1007", officer.institution(), officer.branch(), null),
                        BINDING.authorization(),
                        BINDING.purpose()),
                with(
                        NUMBER,
                        new Requester.Officer(officer.account(), "E1001", "B20001", officer.branch(), null),
                        BINDING.authorization(),
                        BINDING.purpose()),
                with(NUMBER, officer, new AuthorizationId(UUID.randomUUID()), BINDING.purpose()),
                with(NUMBER, officer, BINDING.authorization(), Purpose.POST_LOAN_MANAGEMENT),
                new PassportBinding(
                        NUMBER,
                        officer,
                        BINDING.authorization(),
                        BINDING.purpose(),
                        ReportType.ENTERPRISE,
                        BINDING.businessReference(),
                        BINDING.subject(),
                        1),
                new PassportBinding(
                        NUMBER,
                        officer,
                        BINDING.authorization(),
                        BINDING.purpose(),
                        BINDING.reportType(),
                        new BusinessReference("LN-2026-000124"),
                        BINDING.subject(),
                        1),
                new PassportBinding(
                        NUMBER,
                        officer,
                        BINDING.authorization(),
                        BINDING.purpose(),
                        BINDING.reportType(),
                        BINDING.businessReference(),
                        new SubjectReference("sr_AnotherSubjectAltogether"),
                        1),
                new PassportBinding(
                        NUMBER,
                        officer,
                        BINDING.authorization(),
                        BINDING.purpose(),
                        BINDING.reportType(),
                        BINDING.businessReference(),
                        BINDING.subject(),
                        2));
    }

    private static PassportBinding with(
            RequestNumber number, Requester requester, AuthorizationId authorization, Purpose purpose) {
        return new PassportBinding(
                number,
                requester,
                authorization,
                purpose,
                BINDING.reportType(),
                BINDING.businessReference(),
                BINDING.subject(),
                1);
    }

    @Test
    @DisplayName("Q12 · every single altered character is noticed")
    void everyAlteredCharacterIsNoticed() {
        String token = office.issue(BINDING).passport().token();
        for (int at = 0; at < token.length(); at++) {
            char before = token.charAt(at);
            // The last character of a part carries bits that mean nothing; those before it all do.
            boolean lastOfPart = at + 1 == token.length() || token.charAt(at + 1) == '.';
            if (before == '.' || lastOfPart) {
                continue;
            }
            var altered = new StringBuilder(token);
            altered.setCharAt(at, before == 'A' ? 'B' : 'A');
            assertThat(office.objectionTo(new QueryPassport(altered.toString()), BINDING))
                    .as("character %s", at)
                    .isPresent();
        }
    }

    @Test
    @DisplayName("Q12 · a passport of another key, or of none, is no passport")
    void ofAnotherKey() {
        var foreign = PassportOffices.office(PassportOffices.keys(), clock)
                .issue(BINDING)
                .passport();
        String[] parts = office.issue(BINDING).passport().token().split("\\.", -1);
        String none = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("{\"alg\":\"none\"}".getBytes(StandardCharsets.US_ASCII));

        assertThat(office.objectionTo(foreign, BINDING)).contains(PassportObjection.SIGNATURE);
        assertThat(office.objectionTo(new QueryPassport(none + "." + parts[1] + ".AA"), BINDING))
                .contains(PassportObjection.SIGNATURE);
        assertThat(office.objectionTo(new QueryPassport("a.b.c"), BINDING)).contains(PassportObjection.MALFORMED);
    }

    @Test
    @DisplayName("N2 · a passport names no operator, no case and no subject, and prints redacted")
    void namesNobody() {
        var passport = office.issue(BINDING).passport();
        String claims =
                new String(Base64.getUrlDecoder().decode(passport.token().split("\\.", -1)[1]), StandardCharsets.UTF_8);

        assertThat(claims)
                .contains(NUMBER.value(), "B10001")
                .doesNotContain("officer.lin", "E1001", "LN-2026-000123", Workbench.SUBJECT.value());
        assertThat(passport).hasToString("QueryPassport[***]");
    }

    @Test
    @DisplayName("Q12 · each sending uses a passport up; sent again, an inquiry has another")
    void eachSendingUsesOneUp() {
        var issued = new InMemoryIssuedPassports(new cn.zhengxin.query.LifeLine());
        var passports = new QueryPassports(office, issued, clock);
        passports.issue(BINDING);

        var first = passports.use(BINDING);
        var second = passports.use(BINDING);

        assertThat(first).isNotEqualTo(second);
        assertThat(issued.all()).hasSize(2).allMatch(issued::isUsed);
    }

    @Test
    @DisplayName("Q12 · a passport that would end on the way is replaced before it is used")
    void oneThatWouldEndOnTheWayIsReplaced() {
        var issued = new InMemoryIssuedPassports(new cn.zhengxin.query.LifeLine());
        var passports = new QueryPassports(office, issued, clock);
        passports.issue(BINDING);
        clock.advance(Duration.ofSeconds(115));

        var used = passports.use(BINDING);

        clock.advance(Duration.ofSeconds(60));
        assertThat(office.objectionTo(used, BINDING)).isEmpty();
        assertThat(issued.isUsed(issued.all().getFirst())).isFalse();
    }
}
