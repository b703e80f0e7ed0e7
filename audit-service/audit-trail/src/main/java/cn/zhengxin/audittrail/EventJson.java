package cn.zhengxin.audittrail;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The envelope's form on the wire. It has a mapper of its own: how a service prefers its own JSON must not change what
 * other services read. Unknown members are let through, so that a newer producer may add some.
 */
final class EventJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private EventJson() {}

    static String write(AuditEvent event) {
        return MAPPER.writeValueAsString(event);
    }

    /** The event, or nothing when the text is no envelope. */
    static Optional<AuditEvent> read(String text) {
        try {
            return Optional.ofNullable(MAPPER.readValue(text, AuditEvent.class));
        } catch (JacksonException | IllegalArgumentException | NullPointerException malformed) {
            return Optional.empty();
        }
    }
}
