package cn.zhengxin.masking.masking.application;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.audittrail.AuditEvent;
import cn.zhengxin.masking.MovableClock;
import cn.zhengxin.masking.catalogue.FieldCatalogues;
import cn.zhengxin.masking.catalogue.FieldKind;
import cn.zhengxin.masking.catalogue.ReportType;
import cn.zhengxin.masking.masking.model.FieldUnmasking;
import cn.zhengxin.masking.masking.model.RawCreditReport;
import cn.zhengxin.masking.masking.model.ReportMasking;
import cn.zhengxin.masking.masking.model.Viewer;
import cn.zhengxin.masking.masking.model.Viewing;
import cn.zhengxin.masking.policy.Channel;
import cn.zhengxin.masking.policy.FirstPolicy;
import cn.zhengxin.masking.policy.InMemoryMaskingPolicies;
import cn.zhengxin.masking.policy.Purpose;
import cn.zhengxin.masking.secondperson.Person;
import cn.zhengxin.masking.unmasking.application.InMemoryUnmaskings;
import cn.zhengxin.masking.unmasking.application.UseUnmasking;
import cn.zhengxin.masking.unmasking.model.NamedFields;
import cn.zhengxin.masking.unmasking.model.Unmasking;
import cn.zhengxin.masking.unmasking.model.UnmaskingEvent;
import cn.zhengxin.masking.unmasking.model.UnmaskingId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class UnmaskReportTests {

    private static final Instant BEGIN = Instant.parse("2026-11-27T02:00:00Z");
    private static final UUID QUERY = UUID.fromString("019ac0de-0000-7000-8000-0000000000a1");
    private static final String PHONE = "PB01.PB01B.PB01BH.PB01BQ01";
    private static final String REPORT = """
            {
              "PA01": {"PA01B": {"PA01BQ01": "张晓明", "PA01BI01": "330106199003073311"}},
              "PB01": {
                "PB01A": {"PB01AQ01": "xiaoming.zhang@example.com", "PB01AX01": "nobody has classified this"},
                "PB01B": {"PB01BH": [{"PB01BQ01": "13260181590"}, {"PB01BQ01": "13900000002"}]}
              },
              "PB02": {"PB020Q01": "李丽"},
              "PG01": [{"PG010H": [{"PG010Q01": "电话13260181590"}]}]
            }
            """;

    private final FieldCatalogues catalogues = FieldCatalogues.ofAllReports();
    private final InMemoryMaskingPolicies policies = new InMemoryMaskingPolicies();
    private final InMemoryUnmaskings unmaskings = new InMemoryUnmaskings();
    private final List<UnmaskingEvent> uses = new ArrayList<>();
    private final List<AuditEvent> events = new ArrayList<>();
    private Instant now = BEGIN;
    private final MaskReport maskReport = new MaskReport(
            policies,
            new ReportMasking(catalogues.byType()),
            new UseUnmasking(unmaskings, uses::add),
            new FieldUnmasking(catalogues),
            events::add,
            new MovableClock(() -> now));

    @BeforeEach
    void masks() {
        policies.add(FirstPolicy.policy());
    }

    @Test
    @DisplayName(
            "M5 · the named field is shown in full, all else as ever; the answer names the unmasking, and the use is an event")
    void showsTheNamedField() {
        UnmaskingId id = approve(Set.of(PHONE), Set.of());

        MaskingOutcome.Masked masked = mask("officer.lin", QUERY, Purpose.LOAN_APPLICATION, Channel.STAFF_SCREEN);

        JsonNode sections = masked.report().sections();
        assertThat(sections.at("/PB01/PB01B/PB01BH/0/PB01BQ01").asString()).isEqualTo("13260181590");
        assertThat(sections.at("/PB01/PB01B/PB01BH/1/PB01BQ01").asString()).isEqualTo("13900000002");
        assertThat(sections.at("/PB01/PB01A/PB01AQ01").asString()).isEqualTo("x***@example.com");
        assertThat(sections.at("/PA01/PA01B/PA01BI01").asString()).isEqualTo("330***********3311");
        assertThat(sections.at("/PG01/0/PG010H/0/PG010Q01").asString()).isEqualTo("电话***");
        assertThat(sections.at("/PB01/PB01A/PB01AX01").isMissingNode()).isTrue();
        assertThat(masked.unmaskings())
                .containsExactly(new MaskingOutcome.UsedUnmasking(id.value(), BEGIN.plus(Duration.ofMinutes(15)), 2));
        assertThat(uses).singleElement().isInstanceOfSatisfying(UnmaskingEvent.UnmaskingUsed.class, use -> {
            assertThat(use.unmasking().request().id()).isEqualTo(id);
            assertThat(use.fields()).isEqualTo(2);
            assertThat(use.askedBy()).isEqualTo("query-service");
            assertThat(use.maskingId()).isEqualTo(events.getFirst().aggregateId());
        });
        assertThat(uses.toString()).doesNotContain("13260181590");
    }

    @Test
    @DisplayName("M5 · of a list the named item is shown in full, and no other item")
    void showsTheNamedItem() {
        approve(Set.of("PB01.PB01B.PB01BH[1].PB01BQ01"), Set.of());

        MaskingOutcome.Masked masked = mask("officer.lin", QUERY, Purpose.LOAN_APPLICATION, Channel.STAFF_SCREEN);

        JsonNode sections = masked.report().sections();
        assertThat(sections.at("/PB01/PB01B/PB01BH/0/PB01BQ01").asString()).isEqualTo("132****1590");
        assertThat(sections.at("/PB01/PB01B/PB01BH/1/PB01BQ01").asString()).isEqualTo("13900000002");
        assertThat(masked.unmaskings())
                .extracting(MaskingOutcome.UsedUnmasking::values)
                .containsExactly(1);
    }

    @Test
    @DisplayName("M5 · a named kind is shown in full wherever it stands, and no other kind")
    void showsTheNamedKind() {
        approve(Set.of(), Set.of(FieldKind.IDENTITY_NUMBER));

        JsonNode sections = mask("officer.lin", QUERY, Purpose.LOAN_APPLICATION, Channel.STAFF_SCREEN)
                .report()
                .sections();

        assertThat(sections.at("/PA01/PA01B/PA01BI01").asString()).isEqualTo("330106199003073311");
        assertThat(sections.at("/PA01/PA01B/PA01BQ01").asString()).isEqualTo("张*");
        assertThat(sections.at("/PB01/PB01B/PB01BH/0/PB01BQ01").asString()).isEqualTo("132****1590");
    }

    @Test
    @DisplayName("M5 · of two unmaskings each shows its own, and each use is an event of its own")
    void addsTwoUp() {
        approve(Set.of(PHONE), Set.of());
        approve(Set.of(PHONE), Set.of(FieldKind.EMAIL));

        MaskingOutcome.Masked masked = mask("officer.lin", QUERY, Purpose.LOAN_APPLICATION, Channel.STAFF_SCREEN);

        assertThat(masked.unmaskings())
                .extracting(MaskingOutcome.UsedUnmasking::values)
                .containsExactly(2, 1);
        assertThat(uses).hasSize(2);
    }

    @Test
    @DisplayName(
            "M5 · what the policy leaves out for this purpose is not brought back: the spouse at a guarantor's check")
    void bringsNothingBack() {
        approve(Set.of("PB02.PB020Q01"), Set.of());

        assertThat(mask("officer.lin", QUERY, Purpose.LOAN_APPLICATION, Channel.STAFF_SCREEN)
                        .report()
                        .sections()
                        .at("/PB02/PB020Q01")
                        .asString())
                .isEqualTo("李丽");
        MaskingOutcome.Masked guarantor = mask("officer.lin", QUERY, Purpose.GUARANTOR_CHECK, Channel.STAFF_SCREEN);
        assertThat(guarantor.report().sections().has("PB02")).isFalse();
        assertThat(guarantor.unmaskings()).isEmpty();
        assertThat(uses).hasSize(1);
    }

    @TestFactory
    @DisplayName(
            "M5 · nothing is shown in full to another viewer, for another query, through another channel, or when its minutes are over")
    Stream<DynamicTest> showsNobodyElse() {
        record Other(String what, String account, UUID query, Channel channel, Duration later) {}
        return Stream.of(
                        new Other("another viewer", "reviewer.zhao", QUERY, Channel.STAFF_SCREEN, Duration.ZERO),
                        new Other(
                                "another query", "officer.lin", UUID.randomUUID(), Channel.STAFF_SCREEN, Duration.ZERO),
                        new Other("no query named", "officer.lin", null, Channel.STAFF_SCREEN, Duration.ZERO),
                        new Other("another channel", "officer.lin", QUERY, Channel.SYSTEM, Duration.ZERO),
                        new Other("at its end", "officer.lin", QUERY, Channel.STAFF_SCREEN, Duration.ofMinutes(15)))
                .map(other -> DynamicTest.dynamicTest("M5 · " + other.what(), () -> {
                    approve(Set.of(PHONE), Set.of(FieldKind.EMAIL));
                    now = BEGIN.plus(other.later());
                    MaskingOutcome.Masked masked =
                            mask(other.account(), other.query(), Purpose.LOAN_APPLICATION, other.channel());
                    assertThat(masked.report().sections().toString())
                            .doesNotContain("13260181590", "xiaoming.zhang@example.com");
                    assertThat(masked.unmaskings()).isEmpty();
                    assertThat(uses).isEmpty();
                }));
    }

    private UnmaskingId approve(Set<String> paths, Set<FieldKind> kinds) {
        var id = new UnmaskingId(UUID.randomUUID());
        unmaskings.update(new Unmasking.Requested(new Unmasking.Request(
                        id,
                        QUERY,
                        ReportType.PERSONAL,
                        new NamedFields(new HashSet<>(paths), new HashSet<>(kinds)),
                        15,
                        "reason",
                        "officer.lin",
                        "E1001",
                        "B10001",
                        BEGIN))
                .approve(new Person("reviewer.zhao", "E1002", "B10001", null), BEGIN));
        return id;
    }

    private MaskingOutcome.Masked mask(String account, UUID query, Purpose purpose, Channel channel) {
        return (MaskingOutcome.Masked) maskReport.handle(new MaskReportCommand(
                new RawCreditReport(ReportType.PERSONAL, (ObjectNode) new JsonMapper().readTree(REPORT)),
                null,
                Set.of(),
                new Viewing(new Viewer(account, Set.of("query-officer"), "B10001"), purpose, channel),
                query,
                "query-service",
                null));
    }
}
