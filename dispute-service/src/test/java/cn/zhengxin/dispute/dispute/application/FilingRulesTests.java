package cn.zhengxin.dispute.dispute.application;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.audittrail.Origin;
import cn.zhengxin.dispute.dispute.application.FileDisputeCommand.WrittenEvidence;
import cn.zhengxin.dispute.dispute.application.FileDisputeCommand.WrittenPerson;
import cn.zhengxin.dispute.requester.Requester;
import cn.zhengxin.identity.FieldProblem;
import java.time.Instant;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FilingRulesTests {

    private static final Instant NOW = Instant.parse("2026-11-25T06:00:00Z");
    private static final Requester SUBJECT = new Requester.Subject("sr_x", Origin.unknown());
    private static final Requester HANDLER = new Requester.Handler("dispute.chen", "E1004", "B10001", Origin.unknown());
    private static final WrittenPerson PERSON = new WrittenPerson("张三", "RESIDENT_ID", "11010519491231002X");
    private static final WrittenEvidence SCAN = new WrittenEvidence("PAYMENT_PROOF", "image/png", "iVBORw0KGgo=");

    @Test
    @DisplayName("D1 · a complete dispute passes")
    void aCompleteDisputePasses() {
        assertThat(check(complete(SUBJECT, null, null, List.of(SCAN)))).isEmpty();
        assertThat(check(complete(HANDLER, PERSON, null, List.of()))).isEmpty();
    }

    @Test
    @DisplayName("D1 · everything that is missing is said in one answer, by field")
    void everythingMissingIsSaidInOneAnswer() {
        var nothing = new FileDisputeCommand(
                HANDLER, "key", null, null, null, null, null, null, null, null, null, null, List.of());
        assertThat(check(nothing))
                .containsExactlyInAnyOrder(
                        "institution",
                        "businessType",
                        "accountReference",
                        "statement",
                        "period.from",
                        "period.to",
                        "subject");
    }

    @Test
    @DisplayName("D1 · everything that is malformed is said in one answer and no value is repeated")
    void everythingMalformedIsSaidInOneAnswer() {
        var wrong = new FileDisputeCommand(
                SUBJECT,
                "key",
                "secret1",
                "secret2",
                "secret3",
                "secret4",
                " ",
                "secret5",
                "secret6",
                "abc",
                PERSON,
                new WrittenPerson("", "secret7", "secret8"),
                List.of(new WrittenEvidence("secret9", "secret10", "%%%")));
        var problems = problems(wrong);
        assertThat(problems)
                .extracting(FieldProblem::field)
                .containsExactlyInAnyOrder(
                        "institution",
                        "businessType",
                        "queryId",
                        "itemPath",
                        "accountReference",
                        "statement",
                        "period.from",
                        "period.to",
                        "subject",
                        "agent.name",
                        "agent.documentType",
                        "evidence",
                        "evidence[0].kind",
                        "evidence[0].mediaType",
                        "evidence[0].content");
        assertThat(problems).extracting(FieldProblem::message).noneMatch(message -> message.contains("secret"));
    }

    @Test
    @DisplayName("D1 · an agent needs a power of attorney")
    void anAgentNeedsAPowerOfAttorney() {
        assertThat(check(complete(SUBJECT, null, PERSON, List.of(SCAN)))).containsExactly("evidence");
        var power = new WrittenEvidence("POWER_OF_ATTORNEY", "application/pdf", "JVBERi0=");
        assertThat(check(complete(SUBJECT, null, PERSON, List.of(power)))).isEmpty();
    }

    @Test
    @DisplayName("D1 · an identity number with a wrong check character is found and not repeated")
    void aWrongCheckCharacterIsFound() {
        var mistyped = new WrittenPerson("张三", "RESIDENT_ID", "110105194912310021");
        assertThat(problems(complete(HANDLER, mistyped, null, List.of())))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.field()).isEqualTo("subject.documentNumber");
                    assertThat(problem.message()).doesNotContain("110105");
                });
    }

    @Test
    @DisplayName("D1 · the period ends after it begins and not in the future of Shanghai")
    void thePeriodIsInThePast() {
        assertThat(check(period("2026-06-30", "2026-06-01"))).containsExactly("period.to");
        assertThat(check(period("2026-06-30", "2026-11-26"))).containsExactly("period.to");
        assertThat(check(period("2026-06-30", "2026-11-25"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PD01", "PD01[0]", "PD01[0].PD01A.PD01AD01", "PB03[12].PB030Q01"})
    @DisplayName("D3 · the place of an item is taken as the report names it")
    void thePlaceOfAnItemIsTaken(String path) {
        assertThat(check(path(path))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "11010519491231002X",
                "PD01[0].张三",
                "PD01 11010519491231002X",
                "PX01",
                "PD01[0]..X",
                "<script>",
                ""
            })
    @DisplayName("N2 · nothing but a place in a report gets into an item's path, because it goes into events")
    void nothingElseGetsIntoAPath(String path) {
        assertThat(check(path(path))).containsExactly("itemPath");
    }

    @Test
    @DisplayName("D1 · more or larger evidence than allowed is refused")
    void tooMuchEvidenceIsRefused() {
        assertThat(check(complete(SUBJECT, null, null, Collections.nCopies(6, SCAN))))
                .containsExactly("evidence");
        var large = Base64.getEncoder().encodeToString(new byte[1024 * 1024 + 1]);
        assertThat(check(complete(SUBJECT, null, null, List.of(new WrittenEvidence("OTHER", "image/png", large)))))
                .containsExactly("evidence[0].content");
    }

    private static FileDisputeCommand complete(
            Requester requester,
            @Nullable WrittenPerson subject,
            @Nullable WrittenPerson agent,
            List<WrittenEvidence> evidence) {
        return new FileDisputeCommand(
                requester,
                "key",
                "B10001",
                "LOAN",
                "019abb4e-7c00-7a11-8f52-3d6a90c1b201",
                "PD01[0]",
                "LN-1",
                "2026-06-01",
                "2026-06-30",
                "六月已还款，报告却记为逾期。",
                subject,
                agent,
                evidence);
    }

    private static FileDisputeCommand period(String from, String to) {
        return new FileDisputeCommand(
                SUBJECT, "key", "B10001", "LOAN", null, null, "LN-1", from, to, "wrong amount", null, null, List.of());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"wrong\0amount", "wrong \u001b[2J", "wrong \u0085 amount", "wrong \ud800 amount", "wrong \udc00"
            })
    @DisplayName("D1 · a statement that holds control or half characters is refused")
    void controlCharactersAreRefused(String statement) {
        assertThat(check(statement(statement))).containsExactly("statement");
    }

    @ParameterizedTest
    @ValueSource(strings = {"wrong\namount", "wrong\r\namount\t1", "wrong \ud83d\ude00"})
    @DisplayName("D1 · a statement of several lines, or with rare characters, is accepted")
    void linesAndRareCharactersAreAccepted(String statement) {
        assertThat(check(statement(statement))).isEmpty();
    }

    private static FileDisputeCommand statement(String statement) {
        return new FileDisputeCommand(
                SUBJECT,
                "key",
                "B10001",
                "LOAN",
                null,
                null,
                "LN-1",
                "2026-06-01",
                "2026-06-30",
                statement,
                null,
                null,
                List.of());
    }

    private static FileDisputeCommand path(String path) {
        return new FileDisputeCommand(
                SUBJECT,
                "key",
                "B10001",
                "OTHER",
                null,
                path,
                "LN-1",
                "2026-06-01",
                "2026-06-30",
                "wrong amount",
                null,
                null,
                List.of());
    }

    private static List<FieldProblem> problems(FileDisputeCommand command) {
        return switch (FilingRules.check(command, NOW)) {
            case FilingRules.Passed _ -> List.of();
            case FilingRules.Failed failed -> failed.problems();
        };
    }

    private static List<String> check(FileDisputeCommand command) {
        return problems(command).stream().map(FieldProblem::field).toList();
    }
}
