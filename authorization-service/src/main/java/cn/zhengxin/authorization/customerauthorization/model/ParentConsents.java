package cn.zhengxin.authorization.customerauthorization.model;

import cn.zhengxin.authorization.AuthorizationId;
import cn.zhengxin.sensitivetypes.IdentityDocument;
import java.util.Optional;

/** Where a consent to hand on finds what it is derived from (A7). */
public interface ParentConsents {

    /** Empty when unknown, of another institution or of another subject: the three look alike. */
    Optional<ParentConsent> find(AuthorizationId id, String institution, IdentityDocument subject);

    /**
     * What a further consent has to keep within.
     *
     * @param usesLeft what neither the institution nor any partner holds or has spent
     */
    record ParentConsent(CustomerAuthorization authorization, long usesLeft) {}
}
