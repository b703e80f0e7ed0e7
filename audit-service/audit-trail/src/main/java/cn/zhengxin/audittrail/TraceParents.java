package cn.zhengxin.audittrail;

import io.micrometer.tracing.Tracer;
import java.util.Optional;

/** The W3C {@code traceparent} of what runs now, so that a trace goes on behind the topic. */
interface TraceParents {

    Optional<String> current();

    static TraceParents none() {
        return Optional::empty;
    }

    /** Of the tracer's current span. */
    static TraceParents of(Tracer tracer) {
        return () -> Optional.ofNullable(tracer.currentSpan())
                .map(span -> span.context())
                .filter(context -> !context.traceId().isBlank())
                .map(context -> "00-" + context.traceId() + "-" + context.spanId()
                        + (Boolean.TRUE.equals(context.sampled()) ? "-01" : "-00"));
    }
}
