package cn.zhengxin.authorization.authorizationbatch.model;

import cn.zhengxin.authorization.caller.Party;
import java.time.Instant;
import java.util.List;

/**
 * Authorizations that were entered together for one business (A9). Recorded once and never changed: each row's authorization lives
 * its own life, is signed, verified and used by itself.
 *
 * @param businessReference the institution's number of the business
 * @param policyVersion the policy version under which every row was found complete
 * @param rows in the order they were stated
 */
public record AuthorizationBatch(
        BatchId id,
        String institution,
        String businessReference,
        Party enteredBy,
        Instant enteredAt,
        int policyVersion,
        List<BatchedAuthorization> rows) {

    public AuthorizationBatch {
        rows = List.copyOf(rows);
        if (rows.isEmpty()) {
            throw new IllegalArgumentException("A batch has at least one row");
        }
    }
}
