package cn.zhengxin.suspendedaccounts;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.data.redis.connection.Message;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.listener.ChannelTopic;
import org.springframework.data.redis.listener.RedisMessageListenerContainer;
import org.springframework.util.backoff.FixedBackOff;

/**
 * Hears through Redis who was just suspended. It is the faster way and never the only one: a Redis that is away says nothing
 * and keeps nobody from starting, one that lies can refuse somebody until the register is asked again, and none can allow
 * anything.
 */
final class RefusalHints implements SmartLifecycle, HintSource {

    private static final Logger log = LoggerFactory.getLogger(RefusalHints.class);
    private static final int LONGEST_ACCOUNT = 128;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** Before the account whose tokens are refused; no account's name holds a colon. */
    private static final String TOKENS_OF = "tokens:";

    private final RefusedAccounts accounts;
    private final RedisMessageListenerContainer container = new RedisMessageListenerContainer();

    private volatile boolean running;
    private volatile boolean tried;
    private @Nullable Thread thread;

    RefusalHints(RedisConnectionFactory redis, String channel, RefusedAccounts accounts) {
        this.accounts = accounts;
        container.setConnectionFactory(redis);
        container.setRecoveryBackoff(new FixedBackOff(PAUSE.toMillis(), FixedBackOff.UNLIMITED_ATTEMPTS));
        container.addMessageListener((message, pattern) -> take(message), new ChannelTopic(channel));
        container.afterPropertiesSet();
    }

    @Override
    public synchronized void start() {
        if (running) {
            return;
        }
        running = true;
        thread = Thread.ofVirtual().name("refusal-hints").start(this::subscribeWhenRedisIsThere);
    }

    private void subscribeWhenRedisIsThere() {
        try {
            while (running) {
                try {
                    // From here on the container itself comes back after each loss.
                    container.start();
                    tried = true;
                    return;
                } catch (RuntimeException away) {
                    log.atDebug().setCause(away).log("No hints yet");
                    container.stop();
                    tried = true;
                }
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized void stop() {
        running = false;
        if (thread != null) {
            thread.interrupt();
            thread = null;
        }
        container.stop();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public boolean isTried() {
        return tried;
    }

    private void take(Message message) {
        var text = new String(message.getBody(), UTF_8);
        var isAboutTokens = text.startsWith(TOKENS_OF);
        var account = isAboutTokens ? text.substring(TOKENS_OF.length()) : text;
        if (account.isBlank() || account.length() > LONGEST_ACCOUNT) {
            return;
        }
        if (isAboutTokens) {
            accounts.hintTokens(account);
        } else {
            accounts.hint(account);
        }
    }
}
