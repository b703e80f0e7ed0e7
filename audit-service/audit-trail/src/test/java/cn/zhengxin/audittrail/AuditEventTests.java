package cn.zhengxin.audittrail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AuditEventTests {

    private static final Instant NOW = Instant.parse("2026-11-25T02:15:30.123456789Z");

    private static AuditEvent event() {
        return AuditEvent.of("ThingChanged", "thing-1", NOW, Actor.platform("relay"), Origin.unknown(), "CHANGED");
    }

    @Test
    @DisplayName("U1 · refuses data that is no JSON value and does not repeat it")
    void refusesDataThatIsNoJsonValue() {
        record Secret(String name) {}
        assertThatThrownBy(() -> event().with("subject", new Secret("张三")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("data.subject")
                .hasMessageNotContaining("张三");
    }

    @Test
    @DisplayName("U1 · refuses a name that is not in the form of an event's name")
    void refusesAnOddName() {
        assertThatThrownBy(() -> AuditEvent.of(
                        "thing changed", "thing-1", NOW, Actor.platform("relay"), Origin.unknown(), "CHANGED"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("U1 · keeps microseconds, as the database does")
    void keepsMicroseconds() {
        assertThat(event().occurredAt()).isEqualTo(Instant.parse("2026-11-25T02:15:30.123456Z"));
    }

    @Test
    @DisplayName("U1 · an absent value adds no member")
    void anAbsentValueAddsNoMember() {
        assertThat(event().with("reason", null).data()).isEmpty();
    }

    @Test
    @DisplayName("U1 · data cannot be changed behind the event's back")
    void dataCannotBeChanged() {
        var list = new java.util.ArrayList<>(List.of("a"));
        var event = event().with("list", list).with("map", Map.of("b", 1));
        list.add("c");
        assertThat(event.data()).isEqualTo(Map.of("list", List.of("a"), "map", Map.of("b", 1)));
    }

    @Test
    @DisplayName("U1 · reads back what it wrote")
    void readsBackWhatItWrote() {
        var event = event().onSubject("sr_x")
                .underAuthorization("a")
                .underPolicy(3)
                .with("count", 3)
                .with("flag", true);
        assertThat(EventJson.read(EventJson.write(event))).contains(event);
    }

    @Test
    @DisplayName("U1 · a newer producer's additional member is let through, a missing one is not")
    void letsAdditionalMembersThrough() {
        var text = EventJson.write(event());
        assertThat(EventJson.read(text.replaceFirst("\\{", "{\"added\":1,"))).isPresent();
        assertThat(EventJson.read(text.replace("\"aggregateId\"", "\"other\""))).isEmpty();
        assertThat(EventJson.read("null")).isEmpty();
        assertThat(EventJson.read("[]")).isEmpty();
    }
}
