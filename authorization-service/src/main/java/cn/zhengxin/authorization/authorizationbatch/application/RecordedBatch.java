package cn.zhengxin.authorization.authorizationbatch.application;

import cn.zhengxin.authorization.authorizationbatch.model.AuthorizationBatch;
import cn.zhengxin.authorization.customerauthorization.application.StoredAuthorization;
import java.time.Instant;
import java.util.List;

/**
 * A batch with its authorizations as they are at a moment.
 *
 * @param authorizations in the order of the batch's rows
 */
public record RecordedBatch(AuthorizationBatch batch, List<StoredAuthorization> authorizations, Instant at) {

    public RecordedBatch {
        authorizations = List.copyOf(authorizations);
    }
}
