package cn.zhengxin.identity;

import java.nio.file.Path;
import java.time.temporal.TemporalAccessor;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.json.JsonWriter;
import org.springframework.boot.json.JsonWriter.MemberPath;
import org.springframework.boot.json.WritableJson;
import org.springframework.boot.logging.structured.StructuredLoggingJsonMembersCustomizer;

/**
 * The second net under the rule that nothing personal is logged (N2): whatever has the form of an identity number, a card, a
 * mobile number or an e-mail address is taken out of every value of a line before it is written, be it message, MDC, key-value
 * pair or stack trace. Values are looked at before they are written as JSON, so the line stays whole. What is taken out is
 * counted: each time is a defect, see {@link LogRedactions}.
 */
public final class RedactedLogs implements StructuredLoggingJsonMembersCustomizer<Object> {

    private static final Pattern TRACE_OR_SPAN = Pattern.compile("[0-9a-f]{16}|[0-9a-f]{32}");

    @Override
    public void customize(JsonWriter.Members<Object> members) {
        members.applyingValueProcessor(RedactedLogs::redacted);
    }

    private static @Nullable Object redacted(MemberPath path, @Nullable Object value) {
        return switch (value) {
            case null -> null;
            // Each line has them, and one span in some ten thousand looks like a card.
            case String text when isOfTrace(path) && TRACE_OR_SPAN.matcher(text).matches() -> text;
            case String text -> LogRedactions.COUNTED.redacted(text);
            case Number number -> unlessFound(number, number.toString());
            // Their parts come by one by one.
            case WritableJson members -> members;
            case Map<?, ?> map -> map;
            case Iterable<?> list when !(value instanceof Path) -> list;
            case Boolean word -> word;
            case TemporalAccessor time -> time;
            default -> value.getClass().isArray() ? value : LogRedactions.COUNTED.redacted(value.toString());
        };
    }

    private static boolean isOfTrace(MemberPath path) {
        String name = path.name();
        return "traceId".equals(name) || "spanId".equals(name);
    }

    private static Object unlessFound(Object value, String text) {
        String redacted = LogRedactions.COUNTED.redacted(text);
        return redacted.equals(text) ? value : redacted;
    }
}
