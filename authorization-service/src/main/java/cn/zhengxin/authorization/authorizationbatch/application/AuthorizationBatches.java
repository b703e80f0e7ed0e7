package cn.zhengxin.authorization.authorizationbatch.application;

import cn.zhengxin.authorization.authorizationbatch.model.AuthorizationBatch;
import cn.zhengxin.authorization.authorizationbatch.model.BatchId;
import java.util.Optional;

/** Where batches are kept; nothing in them changes. */
public interface AuthorizationBatches {

    void add(AuthorizationBatch batch);

    Optional<AuthorizationBatch> find(BatchId id);
}
