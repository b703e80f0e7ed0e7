package cn.zhengxin.authorization.authorizationbatch.model;

import cn.zhengxin.authorization.AuthorizationId;
import java.util.List;

/**
 * One subject's authorization in a batch.
 *
 * @param consentSha256 digests of the scans of the subject's own signed consent; none where the subject signs online
 */
public record BatchedAuthorization(AuthorizationId authorization, List<String> consentSha256) {

    public BatchedAuthorization {
        consentSha256 = List.copyOf(consentSha256);
    }
}
