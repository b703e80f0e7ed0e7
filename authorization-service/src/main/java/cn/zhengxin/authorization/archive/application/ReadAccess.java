package cn.zhengxin.authorization.archive.application;

import cn.zhengxin.authorization.archive.model.AccessGround;
import cn.zhengxin.authorization.archive.model.ArchiveAccessId;
import cn.zhengxin.authorization.caller.Requester;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What was asked for, for those who asked, may open the file, or decide. */
@Service
public class ReadAccess {

    private final ArchiveAccesses accesses;

    public ReadAccess(ArchiveAccesses accesses) {
        this.accesses = accesses;
    }

    /** Empty when unknown, or not this requester's to see. */
    @Transactional(readOnly = true)
    public Optional<StoredAccess> handle(ArchiveAccessId id, Requester requester) {
        return accesses.find(id).filter(stored -> AccessVisibility.maySee(requester, stored.facts()));
    }

    @Transactional(readOnly = true)
    public List<StoredAccess> list(Requester requester) {
        var institution = requester.party().institution();
        return institution == null
                ? List.of()
                : accesses.ofInstitution(
                        institution, requester.party().account(), AccessVisibility.kindsSeenBy(requester));
    }

    /** Empty when there is none, or it is not this requester's to see. */
    @Transactional(readOnly = true)
    public Optional<AccessDocument> document(ArchiveAccessId id, Requester requester) {
        return handle(id, requester).flatMap(stored -> accesses.documentOf(id));
    }

    public Optional<AccessGround> groundOf(StoredAccess stored) {
        return accesses.groundOf(stored.facts().id());
    }
}
