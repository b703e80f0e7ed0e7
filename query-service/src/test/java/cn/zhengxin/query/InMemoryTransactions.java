package cn.zhengxin.query;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.SimpleTransactionStatus;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionOperations;

/** All or nothing over in-memory stores; knows whether one is open, so that nobody else is called meanwhile. */
public final class InMemoryTransactions implements TransactionOperations {

    /** Something that can be put back as it was. */
    public interface Store {
        Runnable snapshot();
    }

    private final LifeLine life;
    private final List<Store> stores;
    private boolean open;

    public InMemoryTransactions(LifeLine life, List<Store> stores) {
        this.life = life;
        this.stores = stores;
    }

    public boolean isOpen() {
        return open;
    }

    @Override
    public <T extends @Nullable Object> T execute(TransactionCallback<T> action) throws TransactionException {
        List<Runnable> before = stores.stream().map(Store::snapshot).toList();
        open = true;
        T result;
        try {
            var status = new SimpleTransactionStatus();
            result = action.doInTransaction(status);
            if (status.isRollbackOnly()) {
                before.forEach(Runnable::run);
            }
            life.step(); // killed before the commit: nothing of it remains
        } catch (RuntimeException | Error failure) {
            before.forEach(Runnable::run);
            throw failure;
        } finally {
            open = false;
        }
        life.step(); // killed after the commit: all of it remains
        return result;
    }
}
