package cn.zhengxin.suspendedaccounts;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Asks the register for its list: at the start, now and then while events arrive, often while they do not. */
final class RegisterReading implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(RegisterReading.class);

    private final Register register;
    private final RefusedAccounts accounts;
    private final SuspendedAccountsProperties settings;
    private final Semaphore wanted = new Semaphore(0);

    private volatile boolean eventsArrive;
    private volatile boolean running;
    private @Nullable Thread thread;

    RegisterReading(Register register, RefusedAccounts accounts, SuspendedAccountsProperties settings) {
        this.register = register;
        this.accounts = accounts;
        this.settings = settings;
    }

    /** Asks at once; the answer is younger than this call. */
    void ask() {
        if (wanted.availablePermits() == 0) {
            wanted.release();
        }
    }

    /** Told by whoever listens to events. Without them the list is the only way to learn of a suspension. */
    void eventsArrive(boolean arrive) {
        if (eventsArrive != arrive) {
            eventsArrive = arrive;
            ask();
        }
    }

    @Override
    public synchronized void start() {
        if (running) {
            return;
        }
        running = true;
        // Once before the door opens; a register that is away is asked again from the background.
        var answered = read(0);
        thread = Thread.ofVirtual().name("refused-accounts").start(() -> run(answered));
    }

    @Override
    public synchronized void stop() {
        running = false;
        if (thread != null) {
            thread.interrupt();
            thread = null;
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the web server starts. */
    @Override
    public int getPhase() {
        return 0;
    }

    private void run(boolean answeredAtFirst) {
        var failures = answeredAtFirst ? 0 : 1;
        try {
            if (!answeredAtFirst) {
                Thread.sleep(settings.refreshWithoutEvents());
            }
            while (running) {
                // What is wanted from here on is wanted of a later answer.
                wanted.drainPermits();
                var answered = read(failures);
                failures = answered ? 0 : failures + 1;
                Duration pause = answered && eventsArrive ? settings.refresh() : settings.refreshWithoutEvents();
                if (answered) {
                    var _ = wanted.tryAcquire(pause.toNanos(), TimeUnit.NANOSECONDS);
                } else {
                    Thread.sleep(pause);
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean read(int failures) {
        var askedAt = accounts.now();
        try {
            accounts.replace(register.refused(), askedAt);
            if (failures > 0) {
                log.info("The register of operators answers again");
            }
            return true;
        } catch (RuntimeException silent) {
            if (running && failures % 30 == 0) {
                log.atWarn()
                        .setCause(silent)
                        .log(
                                "The register of operators does not say who is suspended, {} times in a row",
                                failures + 1);
            }
            return false;
        }
    }
}
