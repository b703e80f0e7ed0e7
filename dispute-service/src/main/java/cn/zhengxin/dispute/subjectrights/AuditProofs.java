package cn.zhengxin.dispute.subjectrights;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Proofs that an event is in the audit ledger. */
interface AuditProofs {

    /**
     * The proof in the ledger's own form, so that the ledger's verifier takes it as it is; nothing while the event is not
     * recorded yet.
     *
     * @throws cn.zhengxin.identity.DependencyUnavailable when the ledger cannot be asked
     */
    Optional<Map<String, Object>> of(UUID eventId);
}
