package cn.zhengxin.authorization.identityprovider.application;

import cn.zhengxin.authorization.operator.application.AccountListener;
import cn.zhengxin.authorization.operator.model.Account;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Carries over and compares on threads of its own while the service runs. Several instances share the work. */
@Component
class AccountUpkeep implements SmartLifecycle, AccountListener {

    private static final Logger log = LoggerFactory.getLogger(AccountUpkeep.class);

    private final CarryAccountsOver carryAccountsOver;
    private final CompareAccounts compareAccounts;
    private final NoteSignIns noteSignIns;
    private final IdentityProviderProperties settings;
    private final Semaphore changes = new Semaphore(0);

    private volatile boolean running;
    private @Nullable Thread carrier;
    private @Nullable Thread comparer;

    AccountUpkeep(
            CarryAccountsOver carryAccountsOver,
            CompareAccounts compareAccounts,
            NoteSignIns noteSignIns,
            IdentityProviderProperties settings) {
        this.carryAccountsOver = carryAccountsOver;
        this.compareAccounts = compareAccounts;
        this.noteSignIns = noteSignIns;
        this.settings = settings;
    }

    @Override
    public void changed(Account account, boolean refused) {
        wake();
    }

    /** O1: nobody of this account can work until it is carried over. */
    @Override
    public void tokensChanged(Account account, boolean refused) {
        if (refused) {
            wake();
        }
    }

    private void wake() {
        if (changes.availablePermits() == 0) {
            changes.release();
        }
    }

    @Override
    public synchronized void start() {
        if (running) {
            return;
        }
        if (settings.serverUrl() == null) {
            log.warn("No identity provider is set: accounts are not carried over");
            return;
        }
        running = true;
        carrier = Thread.ofVirtual().name("account-carrier").start(() -> repeat(this::carry, this::awaitChange));
        comparer = Thread.ofVirtual()
                .name("account-comparer")
                .start(() -> repeat(this::compare, () -> Thread.sleep(settings.comparisonInterval())));
    }

    @Override
    public synchronized void stop() {
        running = false;
        for (var thread : new @Nullable Thread[] {carrier, comparer}) {
            if (thread != null) {
                thread.interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void carry() {
        carryAccountsOver.enrolNew();
        while (running && carryAccountsOver.handle()) {
            // One after another, each in a transaction of its own.
        }
    }

    private void compare() {
        compareAccounts.handle();
        noteSignIns.handle();
    }

    private void awaitChange() throws InterruptedException {
        if (changes.tryAcquire(settings.interval().toNanos(), TimeUnit.NANOSECONDS)) {
            changes.drainPermits();
        }
    }

    /** How a loop waits. */
    private interface Pause {
        void take() throws InterruptedException;
    }

    private void repeat(Runnable work, Pause pause) {
        var failures = 0;
        try {
            while (running) {
                pause.take();
                try {
                    work.run();
                    failures = 0;
                } catch (RuntimeException failure) {
                    if (running && failures++ % 60 == 0) {
                        log.atWarn()
                                .setCause(failure)
                                .log("Accounts wait: the identity provider or the database is away");
                    }
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
