package cn.zhengxin.authorization.template.application;

import cn.zhengxin.authorization.policy.AuthorizationPolicies;
import cn.zhengxin.authorization.policy.AuthorizationPolicy;
import java.time.Instant;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/** The policies as decisions see them: a template that was approved is in use without a policy version of its own. */
@Primary
@Component
class TemplatesInForce implements AuthorizationPolicies {

    private final AuthorizationPolicies written;
    private final Templates templates;

    TemplatesInForce(@Qualifier("jdbcAuthorizationPolicies") AuthorizationPolicies written, Templates templates) {
        this.written = written;
        this.templates = templates;
    }

    @Override
    public AuthorizationPolicy at(Instant moment) {
        return written.at(moment).withTemplates(templates.inForce(moment));
    }

    @Override
    public AuthorizationPolicy version(int version) {
        return written.version(version);
    }
}
