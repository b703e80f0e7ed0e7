package cn.zhengxin.authorization.authorizationbatch.model;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.authorization.customerauthorization.model.AuthorizationStatement;
import cn.zhengxin.authorization.customerauthorization.model.StatedChain;
import cn.zhengxin.authorization.customerauthorization.model.StatedCircumstances;
import cn.zhengxin.authorization.customerauthorization.model.SubjectReference;
import cn.zhengxin.authorization.policy.RuleCode;
import cn.zhengxin.authorization.statement.FieldFault;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BatchCheckTests {

    private static final String ZHANG = "110101199003070134";
    private static final String LI = "11010119900307109X";
    private static final String A = "a".repeat(64);
    private static final String B = "b".repeat(64);
    private static final String OF_LI = "c".repeat(64);

    private final BatchCheck check = new BatchCheck(
            3,
            document -> new SubjectReference("sr_" + document.reveal()),
            digests -> digests.contains(OF_LI) ? Map.of(OF_LI, Set.of(new SubjectReference("sr_" + LI))) : Map.of());

    static Stream<Arguments> batches() {
        return Stream.of(
                Arguments.of("one subject", List.of(row(ZHANG, A)), List.of()),
                Arguments.of("two subjects with a consent each", List.of(row(ZHANG, A), row(LI, B)), List.of()),
                Arguments.of("a consent of several scans", List.of(row(ZHANG, A, B)), List.of()),
                Arguments.of(
                        "one subject for two purposes",
                        List.of(row(ZHANG, A), stated(ZHANG, "GUARANTOR_CHECK", "COUNTER", B)),
                        List.of()),
                Arguments.of("a scan that this subject signed before", List.of(row(LI, OF_LI)), List.of()),
                Arguments.of(
                        "a subject who signs online", List.of(stated(ZHANG, "LOAN_APPLICATION", "ONLINE")), List.of()),
                Arguments.of("no row", List.of(), List.of("rows")),
                Arguments.of(
                        "more rows than fit",
                        List.of(row(ZHANG, A), row(LI, B), row(ZHANG, A), row(ZHANG, A)),
                        List.of("rows")),
                Arguments.of("a row that is nothing", Collections.singletonList(null), List.of("rows[0]")),
                Arguments.of(
                        "a subject twice for one purpose",
                        List.of(row(ZHANG, A), row(LI, OF_LI), row(ZHANG, B)),
                        List.of("rows[2].subject")),
                Arguments.of(
                        "two subjects under one consent",
                        List.of(row(ZHANG, A), row(LI, A)),
                        List.of("rows[1].consentSha256[0]")),
                Arguments.of(
                        "two subjects who share one page",
                        List.of(row(ZHANG, A, B), row(LI, OF_LI, B)),
                        List.of("rows[1].consentSha256[1]")),
                Arguments.of("one scan twice in a row", List.of(row(ZHANG, A, A)), List.of("rows[0].consentSha256[1]")),
                Arguments.of(
                        "a scan of another subject's consent",
                        List.of(row(ZHANG, OF_LI)),
                        List.of("rows[0].consentSha256[0]")),
                Arguments.of("no consent", List.of(row(ZHANG)), List.of("rows[0].consentSha256")),
                Arguments.of(
                        "more scans than a consent has",
                        List.of(row(ZHANG, new String[BatchCheck.MOST_SCANS + 1])),
                        List.of("rows[0].consentSha256")),
                Arguments.of(
                        "a scan without digest",
                        List.of(row(ZHANG, new String[] {null})),
                        List.of("rows[0].consentSha256[0]")),
                Arguments.of(
                        "a digest that is none",
                        List.of(row(ZHANG, "A".repeat(64))),
                        List.of("rows[0].consentSha256[0]")),
                Arguments.of(
                        "a scan of whoever signs online",
                        List.of(stated(ZHANG, "LOAN_APPLICATION", "ONLINE", A)),
                        List.of("rows[0].consentSha256")),
                Arguments.of(
                        "everything at once",
                        Arrays.asList(row(ZHANG, A), null, row(ZHANG, A)),
                        List.of("rows[1]", "rows[2].subject", "rows[2].consentSha256[0]")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("batches")
    @DisplayName("A9 · a batch lists every subject once, each with a consent of its own")
    void rowsStandApart(String name, List<StatedBatch.Line> rows, List<String> fields) {
        assertThat(check.examine(new StatedBatch("SC-2026-0007", rows))).allSatisfy(fault -> {
            assertThat(fault.rule()).isEqualTo(RuleCode.A9);
            assertThat(fault.message()).doesNotContain(ZHANG, LI, A, B, OF_LI);
        });
        assertThat(check.examine(new StatedBatch("SC-2026-0007", rows)))
                .extracting(FieldFault::field)
                .containsExactlyElementsOf(fields);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("references")
    @DisplayName("A9, N2 · a batch names its business by a number that is nobody's")
    void namesItsBusiness(String reference, boolean accepted) {
        var faults = check.examine(new StatedBatch(reference, List.of(row(ZHANG, A))));

        assertThat(faults).extracting(FieldFault::field).isEqualTo(accepted ? List.of() : List.of("businessReference"));
    }

    static Stream<Arguments> references() {
        return Stream.of(
                Arguments.of("SC-2026-0007", true),
                Arguments.of("a".repeat(64), true),
                Arguments.of("a".repeat(65), false),
                Arguments.of("供应链一号", false),
                Arguments.of(" SC", false),
                Arguments.of("13800138000", false),
                Arguments.of(ZHANG, false),
                Arguments.of(null, false));
    }

    @Test
    @DisplayName("A9 · a subject is told by the document, however its number is written")
    void howANumberIsWritten() {
        var rows = List.of(row(LI, OF_LI), row("11010119900307109x", B));

        assertThat(check.examine(new StatedBatch("SC-1", rows)))
                .extracting(FieldFault::field)
                .containsExactly("rows[1].subject");
    }

    private static StatedBatch.Line row(String document, String... scans) {
        return stated(document, "LOAN_APPLICATION", "COUNTER", scans);
    }

    private static StatedBatch.Line stated(String document, String purpose, String channel, String... scans) {
        return new StatedBatch.Line(
                new AuthorizationStatement(
                        "QUERY",
                        "张伟",
                        "RESIDENT_ID",
                        document,
                        null,
                        "B10001",
                        "江南银行杭州分行",
                        purpose,
                        "个人消费贷款额度评估",
                        "SINGLE_LOAN",
                        List.of("PERSONAL"),
                        List.of(),
                        "2026-11-25",
                        "2026-12-24",
                        channel,
                        "2026-11-25T09:30:00+08:00",
                        "2026-01",
                        1,
                        StatedCircumstances.NONE),
                StatedChain.NONE,
                Arrays.asList(scans));
    }
}
