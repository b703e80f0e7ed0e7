package cn.zhengxin.authorization.operator.redis;

import cn.zhengxin.authorization.operator.application.AccountListener;
import cn.zhengxin.authorization.operator.model.Account;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.SmartLifecycle;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Component;

/**
 * O11, O1: tells the gateway through Redis who was just refused, and whose tokens were. Best effort and beside the change: the events and the list of
 * refused accounts say the same, and a Redis that is away costs nobody anything.
 *
 * <p>One hint about nobody goes out at the start. The first command of a process opens the connection and loads the client, which
 * the first suspension has no time for; readiness waits until this was tried, whether Redis was there or not.
 */
@Component("refusalHints")
class RedisRefusalHints implements AccountListener, SmartLifecycle, HealthIndicator {

    private static final Logger log = LoggerFactory.getLogger(RedisRefusalHints.class);
    // The name that the library of the listeners starts from.
    private static final String CHANNEL = "zhengxin:operators:refused";
    // Before the account whose tokens are refused; the listeners' library knows it too.
    private static final String TOKENS_OF = "tokens:";
    // Listeners pass over it.
    private static final String NOBODY = "";

    private final StringRedisTemplate redis;

    private volatile boolean tried;
    private @Nullable Thread warming;

    RedisRefusalHints(StringRedisTemplate redis) {
        this.redis = redis;
    }

    @Override
    public void changed(Account account, boolean refused) {
        if (refused) {
            Thread.ofVirtual().name("refusal-hint").start(() -> tell(account.value()));
        }
    }

    @Override
    public void tokensChanged(Account account, boolean refused) {
        if (refused) {
            Thread.ofVirtual().name("refusal-hint").start(() -> tell(TOKENS_OF + account.value()));
        }
    }

    private void tell(String account) {
        try {
            redis.convertAndSend(CHANNEL, account);
        } catch (RuntimeException away) {
            log.atDebug().setCause(away).log("No hint went out");
        }
    }

    @Override
    public synchronized void start() {
        if (warming == null) {
            warming = Thread.ofVirtual().name("refusal-hint").start(() -> {
                tell(NOBODY);
                tried = true;
            });
        }
    }

    @Override
    public synchronized void stop() {
        warming = null;
    }

    @Override
    public synchronized boolean isRunning() {
        return warming != null;
    }

    @Override
    public Health health() {
        return tried ? Health.up().build() : Health.outOfService().build();
    }
}
