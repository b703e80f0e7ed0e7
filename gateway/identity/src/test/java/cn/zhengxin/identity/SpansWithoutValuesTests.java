package cn.zhengxin.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class SpansWithoutValuesTests {

    private static final String NUMBER = "11010519491231002X";

    /** Keeps what would have left the process. */
    private static final class Kept implements SpanExporter {
        private final List<SpanData> spans = new ArrayList<>();

        @Override
        public CompletableResultCode export(Collection<SpanData> exported) {
            spans.addAll(exported);
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode flush() {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode shutdown() {
            return CompletableResultCode.ofSuccess();
        }
    }

    @Test
    @DisplayName(
            "N2 · an exported span has no address in full and no exception's message, and no number in any other value")
    void leavesOutWhatClientsWrote() {
        var kept = new Kept();
        try (var provider = SdkTracerProvider.builder()
                .addSpanProcessor(SimpleSpanProcessor.create(new SpansWithoutValues(kept)))
                .build()) {
            var span = provider.get("test")
                    .spanBuilder("http get " + NUMBER)
                    .setAttribute("http.url", "/api/v1/credit-queries/张晓澜")
                    .setAttribute("http.route", "/api/v1/credit-queries/{id}")
                    .setAttribute("client.name", "teller 13800138000")
                    .setAttribute(AttributeKey.longKey("messages"), 3L)
                    .startSpan();
            span.recordException(new IllegalStateException("cannot read 张晓澜"));
            span.setStatus(StatusCode.ERROR, "cannot read 张晓澜");
            span.end();
        }

        assertThat(kept.spans).hasSize(1);
        var exported = kept.spans.getFirst();
        assertThat(exported.getName()).startsWith("http get ").doesNotContain(NUMBER);
        assertThat(exported.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(exported.getStatus().getDescription()).isEmpty();
        assertThat(exported.getAttributes().asMap().toString())
                .contains("/api/v1/credit-queries/{id}", "messages=3")
                .doesNotContain("张晓澜", "13800138000");
        assertThat(exported.getEvents())
                .singleElement()
                .satisfies(event -> assertThat(event.getAttributes().asMap().toString())
                        .contains("IllegalStateException")
                        .doesNotContain("张晓澜"));
    }

    @Test
    @DisplayName("N2 · whatever exporter a service has, it exports without values")
    void standsBeforeEveryExporter() {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(SpanExportAutoConfiguration.class))
                .withBean(SpanExporter.class, Kept::new)
                .run(context -> assertThat(context.getBean(SpanExporter.class)).isInstanceOf(SpansWithoutValues.class));
    }
}
