package cn.zhengxin.authorization.policychange.application;

import cn.zhengxin.authorization.caller.Party;
import cn.zhengxin.authorization.policychange.model.PolicyChanges;
import cn.zhengxin.authorization.policychange.model.PolicyVersion;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where versions of the policy are kept. */
public interface PolicyVersions {

    /** Newest number first. */
    List<PolicyVersion> all();

    Optional<PolicyVersion> find(int number);

    /** As {@link #find}, and nobody else decides on it before the caller's transaction ends. */
    Optional<PolicyVersion> findForDecision(int number);

    /** Writes the whole version under the next number. */
    PolicyVersion.Proposed add(PolicyChanges changes, Party proposer, Instant at);

    void approve(int number, Party by, Instant at);

    void turnDown(int number, Party by, Instant at);
}
