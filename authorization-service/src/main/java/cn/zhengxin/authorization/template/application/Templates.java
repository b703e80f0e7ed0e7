package cn.zhengxin.authorization.template.application;

import cn.zhengxin.authorization.template.model.AuthorizationTemplate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Where templates are kept. */
public interface Templates {

    /** False when the version is taken; nothing is kept then. */
    boolean add(AuthorizationTemplate.Proposed proposed);

    Optional<AuthorizationTemplate> find(String version);

    /** As {@link #find}, and nobody else decides on it before the caller's transaction ends. */
    Optional<AuthorizationTemplate> findForChange(String version);

    void approve(AuthorizationTemplate.Approved approved);

    /** Newest first. */
    List<AuthorizationTemplate> all();

    /** Versions of the templates in force at a moment. */
    Set<String> inForce(Instant moment);
}
