package cn.zhengxin.authorization.retention.application;

import cn.zhengxin.authorization.AuthorizationId;
import cn.zhengxin.authorization.customerauthorization.model.SubjectReference;
import cn.zhengxin.authorization.retention.model.LegalHold;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Where holds are kept. */
public interface LegalHolds {

    /** Nobody places a hold, and no dispute is opened, before the caller's transaction ends. */
    void keepOthersOut();

    void add(LegalHold hold, String reason);

    Optional<LegalHold> findForChange(UUID id);

    void replace(LegalHold hold);

    /** Oldest first, at most 200. */
    List<LegalHold> open(String institution);

    /** Empty once the key is destroyed. */
    Optional<String> reasonOf(LegalHold hold);

    boolean isHeld(AuthorizationId authorization, SubjectReference subject);
}
