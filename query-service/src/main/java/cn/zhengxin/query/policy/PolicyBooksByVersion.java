package cn.zhengxin.query.policy;

import java.util.Optional;

/** Any version of the policy, approved or not; for looking at what it would decide, never for deciding. */
public interface PolicyBooksByVersion {

    /** The version as an institution would have it; empty when there is none of that number. */
    Optional<PolicyBook> find(int version, String institution);
}
