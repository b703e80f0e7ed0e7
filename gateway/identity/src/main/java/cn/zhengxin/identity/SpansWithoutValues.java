package cn.zhengxin.identity;

import cn.zhengxin.sensitivetypes.PersonalDataInText;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.AttributeType;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.DelegatingSpanData;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Exports of a span where it was, how long it took and how it ended, and nothing that a client wrote (N2): no address in full, for clients
 * put all sorts of things into addresses; of an exception its class alone, for messages repeat what could not be read. Whatever
 * else has the form of personal data is taken out as it is of log lines.
 */
final class SpansWithoutValues implements SpanExporter {

    /** Written by clients, or repeating what they wrote. {@code http.route} and {@code exception.type} stay. */
    private static final Set<String> LEFT_OUT =
            Set.of("http.url", "url.full", "url.path", "url.query", "exception.message", "exception.stacktrace");

    private final SpanExporter exporter;

    SpansWithoutValues(SpanExporter exporter) {
        this.exporter = exporter;
    }

    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
        return exporter.export(
                spans.stream().<SpanData>map(SpanWithoutValues::new).toList());
    }

    @Override
    public CompletableResultCode flush() {
        return exporter.flush();
    }

    @Override
    public CompletableResultCode shutdown() {
        return exporter.shutdown();
    }

    private static final class SpanWithoutValues extends DelegatingSpanData {

        private final Attributes attributes;
        private final List<EventData> events;

        SpanWithoutValues(SpanData span) {
            super(span);
            attributes = withoutValues(span.getAttributes());
            events = span.getEvents().stream()
                    .map(event -> EventData.create(
                            event.getEpochNanos(),
                            PersonalDataInText.redacted(event.getName()).text(),
                            withoutValues(event.getAttributes()),
                            event.getTotalAttributeCount()))
                    .toList();
        }

        @Override
        public String getName() {
            return PersonalDataInText.redacted(super.getName()).text();
        }

        @Override
        public Attributes getAttributes() {
            return attributes;
        }

        @Override
        public List<EventData> getEvents() {
            return events;
        }

        /** Its description is an exception's message. */
        @Override
        public StatusData getStatus() {
            return StatusData.create(super.getStatus().getStatusCode(), "");
        }
    }

    private static Attributes withoutValues(Attributes attributes) {
        var kept = Attributes.builder();
        attributes.forEach((key, value) -> {
            if (LEFT_OUT.contains(key.getKey())) {
                return;
            }
            if (key.getType() == AttributeType.STRING) {
                kept.put(
                        key.getKey(),
                        PersonalDataInText.redacted((String) value).text());
            } else {
                kept.put(cast(key), value);
            }
        });
        return kept.build();
    }

    @SuppressWarnings("unchecked")
    private static AttributeKey<Object> cast(AttributeKey<?> key) {
        return (AttributeKey<Object>) key;
    }
}
