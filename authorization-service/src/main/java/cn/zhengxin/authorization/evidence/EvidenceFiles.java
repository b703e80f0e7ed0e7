package cn.zhengxin.authorization.evidence;

import cn.zhengxin.authorization.AuthorizationId;
import java.util.List;
import java.util.Optional;

/** Where evidence is kept, sealed. */
public interface EvidenceFiles {

    void keep(EvidenceFile file);

    /** Everything handed in for an authorization, oldest first. */
    List<EvidenceItem> of(AuthorizationId authorization);

    /** Empty when unknown, or when the file's key was destroyed. */
    Optional<EvidenceFile> find(AuthorizationId authorization, EvidenceId id);
}
