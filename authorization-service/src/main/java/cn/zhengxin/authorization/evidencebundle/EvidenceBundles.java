package cn.zhengxin.authorization.evidencebundle;

import cn.zhengxin.authorization.AuthorizationId;
import java.util.Optional;

/** Where bundles are kept. One for each signing, never changed. */
public interface EvidenceBundles {

    void keep(EvidenceBundle bundle);

    Optional<EvidenceBundle> of(AuthorizationId authorization);
}
