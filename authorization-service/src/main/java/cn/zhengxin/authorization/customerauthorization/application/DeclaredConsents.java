package cn.zhengxin.authorization.customerauthorization.application;

import cn.zhengxin.authorization.AuthorizationId;
import java.util.Optional;
import java.util.Set;

/** The scans of its own consent that a batch named for an authorization when it was entered (A9). */
public interface DeclaredConsents {

    /** Digests (SHA-256) of the scans; empty where none were named, so that any of the authorization's own will do. */
    Optional<Set<String>> of(AuthorizationId id);
}
