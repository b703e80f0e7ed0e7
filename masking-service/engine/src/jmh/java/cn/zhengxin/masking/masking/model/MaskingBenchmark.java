package cn.zhengxin.masking.masking.model;

import cn.hutool.core.util.DesensitizedUtil;
import cn.zhengxin.masking.catalogue.FieldKind;
import cn.zhengxin.masking.catalogue.ReportType;
import cn.zhengxin.masking.policy.Channel;
import cn.zhengxin.masking.policy.FirstPolicy;
import cn.zhengxin.masking.policy.MaskingForm;
import cn.zhengxin.masking.policy.MaskingForms;
import cn.zhengxin.masking.policy.MaskingPolicy;
import cn.zhengxin.masking.policy.MaskingRule;
import cn.zhengxin.masking.policy.Purpose;
import java.io.ByteArrayOutputStream;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.apache.shardingsphere.mask.algorithm.cover.KeepFirstNLastMMaskAlgorithm;
import org.apache.shardingsphere.mask.algorithm.cover.MaskBeforeSpecialCharsAlgorithm;
import org.apache.shardingsphere.mask.algorithm.cover.MaskFromXToYMaskAlgorithm;
import org.apache.shardingsphere.mask.spi.MaskAlgorithm;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * P9: a report of 20 kB, from bytes to bytes, and the bare values of the fields that every side masks. Ours decides by policy,
 * searches wording and validates; the others mask those fields by their name and copy the rest.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 4, time = 1)
@Fork(1)
public class MaskingBenchmark {

    private final byte[] report = SampleReport.json();
    private final Map<String, FieldKind> kinds = SampleReport.kinds();
    private final List<SampleReport.Field> fields = SampleReport.fields(report);
    private final JsonMapper mapper = new JsonMapper();
    private final JsonFactory factory = JsonFactory.builder().build();

    private final ReportMasking masking = Reports.masking();
    private final MaskingPolicy policy = FirstPolicy.policy();
    private final RawCreditReport raw = RawCreditReport.ofJson(ReportType.PERSONAL, report);
    private final Viewing officer = Reports.viewing("query-officer", Purpose.LOAN_APPLICATION, Channel.STAFF_SCREEN);

    private final Map<FieldKind, UnaryOperator<String>> ours = ours();
    private final Map<FieldKind, UnaryOperator<String>> hutool = hutool();
    private final Map<FieldKind, UnaryOperator<String>> shardingSphere = shardingSphere();

    /** Policy, search and all. */
    @Benchmark
    public MaskedCreditReport report_ours() {
        return masking.mask(raw, Set.of("张欣澜"), officer, policy);
    }

    @Benchmark
    public byte[] report_hutoolInATree() {
        return tree(hutool);
    }

    @Benchmark
    public byte[] report_shardingSphereInATree() {
        return tree(shardingSphere);
    }

    /** The least that any program does which reads and writes a report with Jackson: no policy, no search. */
    @Benchmark
    public byte[] report_hutoolInAStream() {
        return stream(hutool);
    }

    @Benchmark
    public byte[] report_shardingSphereInAStream() {
        return stream(shardingSphere);
    }

    @Benchmark
    public void fields_ours(Blackhole out) {
        fields(ours, out);
    }

    @Benchmark
    public void fields_hutool(Blackhole out) {
        fields(hutool, out);
    }

    @Benchmark
    public void fields_shardingSphere(Blackhole out) {
        fields(shardingSphere, out);
    }

    private void fields(Map<FieldKind, UnaryOperator<String>> side, Blackhole out) {
        for (SampleReport.Field field : fields) {
            out.consume(side.get(field.kind()).apply(field.value()));
        }
    }

    private byte[] tree(Map<FieldKind, UnaryOperator<String>> side) {
        JsonNode tree = mapper.readTree(report);
        mask(tree, side);
        return mapper.writeValueAsBytes(tree);
    }

    private void mask(JsonNode node, Map<FieldKind, UnaryOperator<String>> side) {
        if (node instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> member : object.properties()) {
                FieldKind kind = kinds.get(member.getKey());
                if (kind == null) {
                    mask(member.getValue(), side);
                } else {
                    member.setValue(object.stringNode(
                            side.get(kind).apply(member.getValue().asString())));
                }
            }
        } else if (node instanceof ArrayNode array) {
            for (JsonNode element : array) {
                mask(element, side);
            }
        }
    }

    private byte[] stream(Map<FieldKind, UnaryOperator<String>> side) {
        var out = new ByteArrayOutputStream(8_192);
        try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), report);
                JsonGenerator generator = factory.createGenerator(ObjectWriteContext.empty(), out)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                generator.copyCurrentEvent(parser);
                if (token == JsonToken.PROPERTY_NAME) {
                    FieldKind kind = kinds.get(parser.currentName());
                    if (kind != null) {
                        parser.nextToken();
                        generator.writeString(side.get(kind).apply(parser.getString()));
                    }
                }
            }
        }
        return out.toByteArray();
    }

    private static Map<FieldKind, UnaryOperator<String>> ours() {
        Map<FieldKind, UnaryOperator<String>> side = new EnumMap<>(FieldKind.class);
        var masks = new KindMasks(RecipientForms.NONE);
        var masked = new MaskedText();
        for (FieldKind kind : FieldKind.values()) {
            MaskingForm form =
                    MaskingForms.standard().formOf(kind, MaskingRule.MASK).orElseThrow();
            side.put(
                    kind,
                    value -> masks.masked(form, kind, value.toCharArray(), 0, value.length(), masked.clear())
                            .text());
        }
        return side;
    }

    private static Map<FieldKind, UnaryOperator<String>> hutool() {
        Map<FieldKind, UnaryOperator<String>> side = new EnumMap<>(FieldKind.class);
        side.put(FieldKind.PERSON_NAME, DesensitizedUtil::chineseName);
        side.put(FieldKind.IDENTITY_NUMBER, value -> DesensitizedUtil.idCardNum(value, 3, 4));
        side.put(FieldKind.PHONE, DesensitizedUtil::mobilePhone);
        side.put(FieldKind.LANDLINE, DesensitizedUtil::fixedPhone);
        side.put(FieldKind.EMAIL, DesensitizedUtil::email);
        side.put(FieldKind.ADDRESS, value -> DesensitizedUtil.address(value, 8));
        side.put(FieldKind.CARD_NUMBER, DesensitizedUtil::bankCard);
        return side;
    }

    private static Map<FieldKind, UnaryOperator<String>> shardingSphere() {
        Map<FieldKind, UnaryOperator<String>> side = new EnumMap<>(FieldKind.class);
        side.put(FieldKind.PERSON_NAME, beginning(1));
        side.put(FieldKind.IDENTITY_NUMBER, ends(3, 4));
        side.put(FieldKind.PHONE, ends(3, 4));
        side.put(FieldKind.LANDLINE, beginning(4));
        side.put(FieldKind.EMAIL, algorithm(new MaskBeforeSpecialCharsAlgorithm(), "special-chars", "@"));
        side.put(FieldKind.ADDRESS, beginning(9));
        side.put(FieldKind.CARD_NUMBER, ends(6, 4));
        return side;
    }

    private static UnaryOperator<String> beginning(int shown) {
        return algorithm(new MaskFromXToYMaskAlgorithm(), "from-x", String.valueOf(shown), "to-y", "400");
    }

    private static UnaryOperator<String> ends(int first, int last) {
        return algorithm(
                new KeepFirstNLastMMaskAlgorithm(), "first-n", String.valueOf(first), "last-m", String.valueOf(last));
    }

    private static UnaryOperator<String> algorithm(MaskAlgorithm<Object, ?> algorithm, String... settings) {
        Properties properties = new Properties();
        properties.setProperty("replace-char", "*");
        for (int i = 0; i < settings.length; i += 2) {
            properties.setProperty(settings[i], settings[i + 1]);
        }
        algorithm.init(properties);
        return value -> String.valueOf(algorithm.mask(value));
    }
}
