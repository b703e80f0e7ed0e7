package cn.zhengxin.authorization.operator.messaging;

import cn.zhengxin.audittrail.AuditEvent;
import cn.zhengxin.audittrail.Outbox;
import cn.zhengxin.authorization.operator.application.AccountListener;
import cn.zhengxin.authorization.operator.application.OperatorEvents;
import cn.zhengxin.authorization.operator.model.Account;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** An outbox that also tells listeners in this process, once the change has committed. */
final class AnnouncedOutbox implements Outbox {

    private final Outbox outbox;
    private final Supplier<Stream<AccountListener>> listeners;

    AnnouncedOutbox(Outbox outbox, Supplier<Stream<AccountListener>> listeners) {
        this.outbox = outbox;
        this.listeners = listeners;
    }

    @Override
    public void append(AuditEvent event) {
        outbox.append(event);
        if (event.data().get(OperatorEvents.ACCOUNT_REFUSED) instanceof Boolean refused) {
            var account = new Account(event.aggregateId());
            announce(listener -> listener.changed(account, refused));
        }
        if (event.data().get(OperatorEvents.TOKENS_REFUSED) instanceof Boolean refused) {
            var account = new Account(event.aggregateId());
            announce(listener -> listener.tokensChanged(account, refused));
        }
    }

    private void announce(Consumer<AccountListener> what) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                listeners.get().forEach(what);
            }
        });
    }
}
