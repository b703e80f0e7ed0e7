package cn.zhengxin.identity;

import io.opentelemetry.sdk.trace.export.SpanExporter;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

/** Whoever exports spans, however configured, exports them without values (N2). */
@AutoConfiguration
@ConditionalOnClass(SpanExporter.class)
public class SpanExportAutoConfiguration {

    @Bean
    static BeanPostProcessor spansWithoutValues() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof SpanExporter exporter && !(bean instanceof SpansWithoutValues)
                        ? new SpansWithoutValues(exporter)
                        : bean;
            }
        };
    }
}
