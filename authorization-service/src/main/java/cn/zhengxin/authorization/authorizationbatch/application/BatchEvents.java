package cn.zhengxin.authorization.authorizationbatch.application;

import cn.zhengxin.audittrail.AuditEvent;
import cn.zhengxin.authorization.authorizationbatch.model.AuthorizationBatch;
import cn.zhengxin.authorization.caller.Requester;
import java.time.Instant;

/** The facts this feature tells the audit trail. Who the rows' subjects are is told by each authorization's own event. */
final class BatchEvents {

    private BatchEvents() {}

    static AuditEvent recorded(AuthorizationBatch batch, Requester requester) {
        return AuditEvent.of(
                        "AuthorizationBatchRecorded",
                        batch.id().toString(),
                        batch.enteredAt(),
                        requester.actor(),
                        requester.origin(),
                        "RECORDED")
                .underPolicy(batch.policyVersion())
                .with("institution", batch.institution())
                .with("businessReference", batch.businessReference())
                .with(
                        "authorizations",
                        batch.rows().stream()
                                .map(row -> row.authorization().toString())
                                .toList());
    }

    static AuditEvent read(AuthorizationBatch batch, Requester requester, Instant at) {
        return AuditEvent.of("ArchiveRead", batch.id().toString(), at, requester.actor(), requester.origin(), "READ")
                .with("part", "BATCH")
                .with("institution", batch.institution())
                .with("count", batch.rows().size());
    }
}
