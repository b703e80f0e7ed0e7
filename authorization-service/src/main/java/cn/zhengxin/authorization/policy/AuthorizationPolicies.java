package cn.zhengxin.authorization.policy;

import java.time.Instant;

/** The versions of the policy. */
public interface AuthorizationPolicies {

    /** The version in force at a moment.
     *
     * @throws IllegalStateException when no version is in force: nothing may be decided then
     */
    AuthorizationPolicy at(Instant moment);

    /** A version that earlier decisions were taken under. */
    AuthorizationPolicy version(int version);
}
