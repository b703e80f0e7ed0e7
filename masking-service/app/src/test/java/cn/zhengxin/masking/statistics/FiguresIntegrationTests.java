package cn.zhengxin.masking.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.masking.Api;
import cn.zhengxin.masking.PolicyServiceIntegration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class FiguresIntegrationTests extends PolicyServiceIntegration {

    private static final String FIGURES = "/api/v1/figures";

    @Test
    @DisplayName("M7 · a service gets back what may be given out: k, figures, sums, and which are withheld")
    void withholdsSmallGroups() {
        Api.Answer answer = api().post(
                        service(),
                        FIGURES,
                        Map.of(
                                "dimensions",
                                List.of("branch"),
                                "groups",
                                List.of(group(3, "east"), group(40, "west"), group(17, "south"))));

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers()).containsEntry("Cache-Control", "no-store");
        assertThat(answer.json()).isEqualTo(Api.JSON.readTree("""
                {"k": 5, "withheld": 2,
                 "groups": [{"keys": {"branch": "east"}, "withheld": true},
                            {"keys": {"branch": "west"}, "count": 40, "withheld": false},
                            {"keys": {"branch": "south"}, "withheld": true}],
                 "totals": [{"keys": {}, "count": 60, "withheld": false}]}
                """));
    }

    @TestFactory
    @DisplayName("M7 · a table that does not hold together, names people, or wants a k of its own is refused")
    Stream<DynamicTest> refusesTables() {
        record Refused(String field, Map<String, Object> body) {}
        var branch = List.of("branch");
        return Stream.of(
                        new Refused("k", Map.of("dimensions", branch, "groups", List.of(group(9, "east")), "k", 8)),
                        new Refused(
                                "groups[1].keys",
                                Map.of(
                                        "dimensions",
                                        branch,
                                        "groups",
                                        List.of(group(9, "east"), group(8, " Ｅast\u200B")))),
                        new Refused(
                                "dimensions",
                                Map.of("dimensions", List.of("a", "a"), "groups", List.of(group(9, "x", "y")))),
                        new Refused(
                                "groups[1].keys",
                                Map.of("dimensions", branch, "groups", List.of(group(9, "east"), group(8, "east")))),
                        new Refused(
                                "groups[0].keys",
                                Map.of("dimensions", branch, "groups", List.of(group(9, "east", "west")))),
                        new Refused(
                                "groups[0].keys",
                                Map.of("dimensions", branch, "groups", List.of(group(9, "13260181590")))),
                        new Refused(
                                "groups[0].count", Map.of("dimensions", branch, "groups", List.of(group(-1, "east")))),
                        new Refused(
                                "groups",
                                Map.of(
                                        "dimensions",
                                        List.of("a", "b"),
                                        "groups",
                                        IntStream.range(0, 40)
                                                .mapToObj(i -> group(9, "x" + i, "y" + i))
                                                .toList())))
                .map(refused -> DynamicTest.dynamicTest("M7 · " + refused.field(), () -> {
                    Api.Answer answer = api().post(service(), FIGURES, refused.body());
                    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
                    assertThat(answer.json()
                                    .path("errors")
                                    .valueStream()
                                    .map(error -> error.path("field").asString()))
                            .containsExactly(refused.field());
                    assertThat(answer.body()).doesNotContain("13260181590");
                }));
    }

    @Test
    @DisplayName("M7, N3 · figures are for services of the platform")
    void isForServices() {
        var body = Map.of("dimensions", List.of("branch"), "groups", List.of(group(9, "east")));
        assertThat(api().post(OFFICER, FIGURES, body).status()).isEqualTo(403);
        assertThat(api().post(COMPLIANCE, FIGURES, body).status()).isEqualTo(403);
    }

    private static String service() {
        return issuer().service("audit-service", "masking-service");
    }

    private static Map<String, Object> group(long count, String... keys) {
        return Map.of("keys", List.of(keys), "count", count);
    }
}
