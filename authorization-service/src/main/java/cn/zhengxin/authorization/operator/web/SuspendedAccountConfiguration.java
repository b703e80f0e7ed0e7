package cn.zhengxin.authorization.operator.web;

import cn.zhengxin.authorization.operator.application.Operators;
import cn.zhengxin.authorization.operator.application.RefusedTokens;
import cn.zhengxin.authorization.policy.AuthorizationPolicies;
import cn.zhengxin.identity.ProblemWriter;
import java.time.Clock;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class SuspendedAccountConfiguration {

    /** After the token check and before idempotency: a refusal that ends with the suspension is no first answer to keep. */
    @Bean
    FilterRegistrationBean<SuspendedAccountFilter> suspendedAccountFilter(
            Operators operators,
            RefusedTokens refusedTokens,
            AuthorizationPolicies policies,
            ProblemWriter problems,
            Clock clock) {
        var registration = new FilterRegistrationBean<>(
                new SuspendedAccountFilter(operators, refusedTokens, policies, problems, clock));
        registration.setOrder(SecurityFilterProperties.DEFAULT_FILTER_ORDER + 1);
        return registration;
    }
}
