package cn.zhengxin.query.reportvault;

import cn.zhengxin.audittrail.Actor;
import cn.zhengxin.audittrail.AuditEvent;
import cn.zhengxin.audittrail.Origin;
import cn.zhengxin.audittrail.Outbox;
import cn.zhengxin.encryption.DestructibleKeys.DestroyedKey;
import org.springframework.stereotype.Component;

@Component
class OutboxVaultJournal implements VaultJournal {

    private final Outbox outbox;

    OutboxVaultJournal(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public void destroyed(VaultKeyId key, DestroyedKey certificate, long reports) {
        outbox.append(AuditEvent.of(
                        "VaultKeyDestroyed",
                        key.text(),
                        certificate.at(),
                        Actor.platform("query-service"),
                        Origin.unknown(),
                        "DESTROYED")
                .with("endedAt", key.endsAt().toString())
                .with("reports", reports)
                .with("digest", certificate.digest()));
    }
}
