package cn.zhengxin.authorization.authorizationbatch.application;

import cn.zhengxin.authorization.authorizationbatch.model.AuthorizationBatch;
import cn.zhengxin.authorization.authorizationbatch.model.BatchId;
import java.util.Optional;

/** Where batches are kept; nothing in them changes. */
public interface AuthorizationBatches {

    /**
     * Nobody else enters a batch before the caller's transaction ends: two at once would each find the other's scans unknown (A9).
     */
    void keepOthersOut();

    void add(AuthorizationBatch batch);

    Optional<AuthorizationBatch> find(BatchId id);
}
