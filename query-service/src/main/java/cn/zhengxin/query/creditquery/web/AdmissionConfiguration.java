package cn.zhengxin.query.creditquery.web;

import cn.zhengxin.identity.ProblemWriter;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AdmissionConfiguration {

    /**
     * Behind the security chain, so that a stranger takes nobody's place; behind the idempotency filter, so that a repetition
     * is answered without one. That filter lets go of the key of whatever is answered 503.
     */
    private static final int ORDER = -40;

    @Bean
    FilterRegistrationBean<AdmissionFilter> admissionFilter(BulkheadRegistry limits, ProblemWriter problems) {
        var registration =
                new FilterRegistrationBean<>(new AdmissionFilter(limits.bulkhead(AdmissionFilter.LIMIT), problems));
        registration.setOrder(ORDER);
        return registration;
    }
}
