package cn.zhengxin.authorization.retention.application;

import cn.zhengxin.authorization.AuthorizationId;
import cn.zhengxin.authorization.retention.model.Destruction;
import cn.zhengxin.authorization.retention.model.DestructionId;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Where destructions are kept. */
public interface Destructions {

    StoredDestruction add(Destruction.Proposed destruction);

    Optional<StoredDestruction> find(DestructionId id);

    /** As {@link #find}, and nobody else changes it before the caller's transaction ends. */
    Optional<StoredDestruction> findForChange(DestructionId id);

    StoredDestruction replace(StoredDestruction before, Destruction after);

    /** Newest first, at most 100. */
    List<StoredDestruction> ofInstitution(String institution);

    /** The destruction that a file is proposed in or was destroyed by. */
    Optional<DestructionId> concerning(AuthorizationId authorization);

    /** {@code DC}, the day, and eight digits. */
    String nextCertificateNumber(LocalDate day);
}
