package cn.zhengxin.authorization.archive.application;

import cn.zhengxin.authorization.archive.model.AccessGround;
import cn.zhengxin.authorization.archive.model.AccessKind;
import cn.zhengxin.authorization.archive.model.ArchiveAccess;
import cn.zhengxin.authorization.archive.model.ArchiveAccessId;
import cn.zhengxin.authorization.archive.model.PendingAccess;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Where accesses are kept. */
public interface ArchiveAccesses {

    StoredAccess add(PendingAccess access, AccessGround ground);

    Optional<StoredAccess> find(ArchiveAccessId id);

    /** As {@link #find}, and nobody else changes it before the caller's transaction ends. */
    Optional<StoredAccess> findForChange(ArchiveAccessId id);

    StoredAccess replace(StoredAccess before, ArchiveAccess after);

    /** Empty once the key is destroyed. */
    Optional<AccessGround> groundOf(ArchiveAccessId id);

    /**
     * Newest first, at most 100.
     *
     * @param account those that this account asked for or may open
     * @param kinds and all of these kinds
     */
    List<StoredAccess> ofInstitution(String institution, String account, Set<AccessKind> kinds);

    void addDocument(StoredAccess access, AccessDocument document);

    /** The newest scan; empty when there is none. */
    Optional<AccessDocument> documentOf(ArchiveAccessId id);
}
