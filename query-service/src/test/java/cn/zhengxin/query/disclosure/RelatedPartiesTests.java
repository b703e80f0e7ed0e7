package cn.zhengxin.query.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.query.disclosure.RelatedParty.Kind;
import cn.zhengxin.query.disclosure.RelatedParty.Relation;
import cn.zhengxin.query.inquiry.Purpose;
import cn.zhengxin.query.inquiry.ReportType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

class RelatedPartiesTests {

    @Test
    @DisplayName("Q15 · every section of an enterprise's report that names somebody yields related parties")
    void everySectionThatNamesSomebody() throws Exception {
        // Unmasked, because it is about where they stand, not about what of them is shown.
        Map<String, Object> sections = new JsonMapper()
                .readValue(
                        Files.readString(Path.of(
                                "..", "deploy", "bureau-simulator", "contract", "examples", "enterprise-report.json")),
                        new TypeReference<>() {});

        var parties = RelatedParties.in(new MaskedCreditReport(1, sections, List.of()));

        assertThat(parties)
                .extracting(RelatedParty::relation)
                .contains(Relation.INVESTOR, Relation.PRINCIPAL_OFFICER, Relation.ACTUAL_CONTROLLER);
        assertThat(parties).allSatisfy(party -> {
            assertThat(party.name()).isNotNull();
            assertThat(party.documentNumber()).isNotNull();
            assertThat(party.toString()).doesNotContain(party.name());
        });
    }

    @Test
    @DisplayName("Q15 · a separate query on each is of the type that the party is of, with an authorization of its own")
    void aSeparateQueryOnEach() {
        var parties = RelatedParties.in(new MaskedCreditReport(
                1,
                Map.of(
                        "EC02",
                        Map.of(
                                "EC020H",
                                List.of(
                                        Map.of("EC020D01", "1", "EC020Q01", "周**", "EC020I01", "330***1616"),
                                        Map.of("EC020D01", "2", "EC020Q01", "某公司", "EC020I01", "9111***"))),
                        "EC04",
                        List.of(Map.of("EC040Q01", "上级公司", "EC040I01", "9122***")),
                        "ED04",
                        List.of(Map.of("ED04A", Map.of("ED04AD01", "20", "ED04AQ01", "借款公司")))),
                List.of()));

        assertThat(parties)
                .containsExactly(
                        new RelatedParty(Relation.INVESTOR, Kind.PERSON, "周**", "330***1616"),
                        new RelatedParty(Relation.INVESTOR, Kind.ENTERPRISE, "某公司", "9111***"),
                        new RelatedParty(Relation.SUPERIOR_ORGANISATION, Kind.ENTERPRISE, "上级公司", "9122***"),
                        new RelatedParty(Relation.PRINCIPAL_BORROWER, Kind.ENTERPRISE, "借款公司", null));
        assertThat(parties.getFirst().reportType()).isEqualTo(ReportType.PERSONAL);
        assertThat(parties.getFirst().purpose()).isEqualTo(Purpose.ENTERPRISE_APPLICANT_RELATED_PERSON);
        assertThat(parties.getLast().reportType()).isEqualTo(ReportType.ENTERPRISE);
        assertThat(parties.getLast().purpose()).isNull();
    }

    @Test
    @DisplayName("Q15 · a personal report has no related parties, and sections of an odd form yield none")
    void noneElsewhere() {
        assertThat(RelatedParties.in(new MaskedCreditReport(1, Map.of("PB01", Map.of()), List.of())))
                .isEmpty();
        assertThat(RelatedParties.in(new MaskedCreditReport(
                        1, Map.of("EC02", "withheld", "EC04", Map.of(), "EC05", List.of("withheld")), List.of())))
                .isEmpty();
    }
}
