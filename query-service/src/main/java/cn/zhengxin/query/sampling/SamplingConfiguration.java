package cn.zhengxin.query.sampling;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataAccessException;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SamplingProperties.class)
class SamplingConfiguration {

    @Bean
    MeterBinder sampleMeters(QuerySamples samples, Clock clock) {
        return registry -> Gauge.builder("zhengxin.query.samples.overdue", samples, asked -> overdue(asked, clock))
                .description("Sampled queries of systems that nobody has looked at in time (Q4)")
                .register(registry);
    }

    /** A database that cannot be asked shows as no number. */
    private static double overdue(QuerySamples samples, Clock clock) {
        try {
            return samples.overdue(clock.instant());
        } catch (DataAccessException away) {
            return Double.NaN;
        }
    }
}
