package cn.zhengxin.query.gate;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.query.Workbench;
import cn.zhengxin.query.inquiry.Reason;
import cn.zhengxin.query.inquiry.Requester;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Facts are kept for years and read by releases that know more of them. */
class GateFactsJsonTests {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Instant AT = Instant.parse("2026-11-25T02:00:00Z");

    private final GateFactsJson facts = new GateFactsJson(JSON);

    @ParameterizedTest
    @MethodSource("samples")
    @DisplayName("N3 · facts are read as they were written")
    void areReadAsTheyWereWritten(GateFacts sample) {
        assertThat(facts.read(facts.write(sample))).isEqualTo(sample);
    }

    @ParameterizedTest
    @MethodSource("samples")
    @DisplayName("N3 · facts from before a component was added are read: it is absent, false or empty")
    void readsFactsOfEarlierReleases(GateFacts sample) {
        var written = (ObjectNode) JSON.readTree(facts.write(sample));
        var components = Arrays.stream(GateFacts.class.getRecordComponents())
                .map(RecordComponent::getName)
                .filter(name -> !Set.of("asked", "permission", "history").contains(name))
                .toList();
        assertThat(components).contains("workingDay", "grants");
        components.forEach(written::remove);

        var read = facts.read(written.toString());

        assertThat(read.asked()).isEqualTo(sample.asked());
        assertThat(read.workingDay()).isFalse();
        assertThat(read.grants()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("samples")
    @DisplayName("N3 · facts of a later release are read as far as this one knows them")
    void readsFactsOfLaterReleases(GateFacts sample) {
        var written = (ObjectNode) JSON.readTree(facts.write(sample));
        written.put("somethingNew", true);

        assertThat(facts.read(written.toString())).isEqualTo(sample);
    }

    @Test
    @DisplayName(
            "N3 · records of facts say only what they hold: whatever is derived would be kept, and be in the way when read")
    void holdNothingDerived() {
        assertThat(recordsIn(GateFacts.class, new HashSet<>()))
                .contains(Asked.class, History.class, GrantInForce.class)
                .allSatisfy(type -> assertThat(Arrays.stream(type.getMethods())
                                .filter(method -> method.getParameterCount() == 0)
                                .filter(method -> method.getDeclaringClass() != Object.class)
                                .map(Method::getName)
                                .filter(name -> name.matches("(is|get)[A-Z].*")))
                        .as("of %s", type.getSimpleName())
                        .isEmpty());
    }

    static Stream<GateFacts> samples() {
        return Stream.of(
                facts(
                        Workbench.OFFICER,
                        new Standing.Known(true, "A", true, false, "B10001"),
                        new PermissionAnswer.Granted(),
                        true),
                facts(
                        Workbench.OFFICER,
                        new Standing.UnknownOperator(),
                        new PermissionAnswer.Refused(List.of(new Reason("A10", "basis", "message", "cure"))),
                        true),
                facts(Workbench.LOAN_ORIGINATION, null, new PermissionAnswer.Granted(), false),
                facts(Workbench.PARTNER, null, new PermissionAnswer.Granted(), false));
    }

    private static GateFacts facts(
            Requester requester, @Nullable Standing standing, PermissionAnswer permission, boolean workingDay) {
        return SampleFacts.of(
                requester,
                standing,
                permission,
                AT,
                new History(3, 7, List.of(AT.minusSeconds(60)), List.of()),
                workingDay,
                List.of(new GrantInForce(UUID.randomUUID(), Set.of(Circumstance.OFF_HOURS))));
    }

    private static Set<Class<?>> recordsIn(Type type, Set<Class<?>> found) {
        if (type instanceof ParameterizedType generic) {
            for (Type argument : generic.getActualTypeArguments()) {
                recordsIn(argument, found);
            }
        } else if (type instanceof Class<?> one && one.getName().startsWith("cn.zhengxin.query")) {
            Stream.ofNullable(one.getPermittedSubclasses())
                    .flatMap(Arrays::stream)
                    .forEach(kind -> recordsIn(kind, found));
            if (one.isRecord() && found.add(one)) {
                for (RecordComponent component : one.getRecordComponents()) {
                    recordsIn(component.getGenericType(), found);
                }
            }
        }
        return found;
    }
}
