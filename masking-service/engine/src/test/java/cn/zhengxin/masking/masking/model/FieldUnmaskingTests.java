package cn.zhengxin.masking.masking.model;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.masking.catalogue.FieldCatalogues;
import cn.zhengxin.masking.catalogue.FieldKind;
import cn.zhengxin.masking.catalogue.ReportType;
import cn.zhengxin.masking.policy.Channel;
import cn.zhengxin.masking.policy.FirstPolicy;
import cn.zhengxin.masking.policy.Purpose;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class FieldUnmaskingTests {

    private static final int REPORTS = 200;
    private static final FieldCatalogues CATALOGUES = FieldCatalogues.ofAllReports();
    private static final String PHONE = "PB01.PB01B.PB01BH.PB01BQ01";

    private final ReportMasking masking = Reports.masking();
    private final FieldUnmasking unmasking = new FieldUnmasking(CATALOGUES);

    @Test
    @DisplayName(
            "M5: of an element that stands twice in one group neither value is shown in full, whichever was granted")
    void showsNothingThatStandsTwice() {
        String phones = "{'PB01BQ01':'13800138000','PB01BQ01':'13900139000'},{'PB01BQ01':'13700137000'}";
        assertThat(shown("{'PB01':{'PB01B':{'PB01BH':[" + phones + "]}}}", (field, place) -> true))
                .contains("138****8000", "13700137000")
                .doesNotContain("13800138000", "13900139000", "139****");
    }

    @Test
    @DisplayName("M5: of a group that stands twice nothing is shown in full, in neither of the two")
    void showsNothingOfAGroupThatStandsTwice() {
        String list = "'PB01BH':[{'PB01BQ01':'%s'}]";
        for (String report : List.of(
                "{'PB01':{'PB01B':{" + list.formatted("13800138000") + "," + list.formatted("13900139000") + "}}}",
                "{'PB01':{'PB01B':{" + list.formatted("13800138000") + "},'PB01B':{" + list.formatted("13900139000")
                        + "}}}",
                "{'PB01':{'PB01B':{" + list.formatted("13800138000") + "}},'PB01':{'PB01B':{"
                        + list.formatted("13900139000") + "}}}")) {
            assertThat(shown(report, (field, place) -> true))
                    .contains("138****8000")
                    .doesNotContain("13800138000", "13900139000");
        }
    }

    @Test
    @DisplayName("M5: what is granted of one item of a list is shown of that item alone")
    void showsOneItem() {
        String report = "{'PB01':{'PB01B':{'PB01BH':[{'PB01BQ01':'13800138000'},{'PB01BQ01':'13900139000'}]}}}";
        assertThat(shown(report, (field, place) -> place.equals("PB01.PB01B.PB01BH[1].PB01BQ01")))
                .contains("138****8000", "13900139000");
        assertThat(shown(report, (field, place) -> field.path().equals(PHONE))).contains("13800138000", "13900139000");
    }

    @Test
    @DisplayName(
            "M5: whatever stands twice or in lists, a grant of some places changes these and no others, and gives each its own value")
    void changesGrantedPlacesOnly() {
        int changed = 0;
        for (int seed = 1; seed <= REPORTS; seed++) {
            Random random = new Random(seed);
            ReportType type = random.nextBoolean() ? ReportType.PERSONAL : ReportType.ENTERPRISE;
            ObjectNode report = Reports.example(type);
            multiply(report, random);
            Map<String, String> once = new HashMap<>();
            var text = new StringBuilder();
            write(report, "", false, text, once, random);
            RawCreditReport raw = RawCreditReport.ofJson(type, text.toString().getBytes(StandardCharsets.UTF_8));
            MaskedCreditReport masked = mask(raw);
            Set<String> granted = new HashSet<>();
            places(masked.sections(), "").keySet().stream()
                    .filter(place -> random.nextInt(4) == 0)
                    .forEach(granted::add);
            FieldKind kind = Numbers.any(FieldKind.values(), random);

            FieldUnmasking.Unmasked unmasked =
                    unmasking.unmask(masked, raw, (field, place) -> granted.contains(place) || field.kind() == kind);

            Map<String, String> before = places(masked.sections(), "");
            Map<String, String> after = places(unmasked.report().sections(), "");
            assertThat(after.keySet()).as("seed %d", seed).isEqualTo(before.keySet());
            int differing = 0;
            for (Map.Entry<String, String> place : after.entrySet()) {
                if (!place.getValue().equals(before.get(place.getKey()))) {
                    differing++;
                    boolean ofKind = CATALOGUES
                            .of(type)
                            .find(place.getKey().replaceAll("\\[[0-9]+]", ""))
                            .filter(field -> field.kind() == kind)
                            .isPresent();
                    assertThat(granted.contains(place.getKey()) || ofKind)
                            .as("seed %d: %s", seed, place.getKey())
                            .isTrue();
                    assertThat(once).as("seed %d", seed).containsEntry(place.getKey(), place.getValue());
                }
            }
            assertThat(unmasked.fields()).isEqualTo(differing);
            changed += differing;
        }
        assertThat(changed).isGreaterThan(REPORTS);
    }

    private String shown(String report, FieldUnmasking.Grant grant) {
        RawCreditReport raw = RawCreditReport.ofJson(
                ReportType.PERSONAL, report.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
        return unmasking.unmask(mask(raw), raw, grant).report().text();
    }

    private MaskedCreditReport mask(RawCreditReport raw) {
        return masking.mask(
                raw,
                Set.of(),
                Reports.viewing("query-officer", Purpose.LOAN_APPLICATION, Channel.STAFF_SCREEN),
                FirstPolicy.policy());
    }

    /** Gives lists more items, each like one that is there. */
    private static void multiply(JsonNode node, Random random) {
        if (node instanceof ArrayNode array) {
            List<JsonNode> more = new ArrayList<>();
            array.forEach(item -> {
                multiply(item, random);
                if (random.nextInt(3) == 0) {
                    more.add(item.deepCopy());
                }
            });
            more.forEach(array::add);
        } else {
            node.forEach(below -> multiply(below, random));
        }
    }

    /**
     * Writes the report with values of its own at every place, and some elements and groups twice.
     *
     * @param once takes what stands at each place that is written once, as everything around it is
     */
    private static void write(
            JsonNode node, String place, boolean twice, StringBuilder text, Map<String, String> once, Random random) {
        if (node instanceof ObjectNode object) {
            text.append('{');
            String comma = "";
            for (Map.Entry<String, JsonNode> member : object.properties()) {
                boolean again = random.nextInt(25) == 0;
                for (int times = again ? 2 : 1; times > 0; times--) {
                    text.append(comma).append('"').append(member.getKey()).append("\":");
                    comma = ",";
                    write(
                            member.getValue(),
                            place.isEmpty() ? member.getKey() : place + "." + member.getKey(),
                            twice || again,
                            text,
                            once,
                            random);
                }
            }
            text.append('}');
        } else if (node instanceof ArrayNode array) {
            text.append('[');
            for (int i = 0; i < array.size(); i++) {
                text.append(i == 0 ? "" : ",");
                write(array.get(i), place + "[" + i + "]", twice, text, once, random);
            }
            text.append(']');
        } else {
            String value = Numbers.phone(random);
            text.append('"').append(value).append('"');
            if (!twice) {
                once.put(place, value);
            }
        }
    }

    private static Map<String, String> places(JsonNode node, String place) {
        Map<String, String> places = new HashMap<>();
        if (node instanceof ObjectNode object) {
            object.properties()
                    .forEach(member -> places.putAll(places(
                            member.getValue(), place.isEmpty() ? member.getKey() : place + "." + member.getKey())));
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                places.putAll(places(array.get(i), place + "[" + i + "]"));
            }
        } else {
            places.put(place, node.asString());
        }
        return places;
    }
}
