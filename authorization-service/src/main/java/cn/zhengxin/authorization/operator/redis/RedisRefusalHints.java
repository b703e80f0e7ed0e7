package cn.zhengxin.authorization.operator.redis;

import cn.zhengxin.authorization.operator.application.AccountListener;
import cn.zhengxin.authorization.operator.model.Account;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Component;

/**
 * O11: tells the gateway through Redis who was just refused. Best effort and beside the change: the events and the list of
 * refused accounts say the same, and a Redis that is away costs nobody anything.
 */
@Component
class RedisRefusalHints implements AccountListener {

    private static final Logger log = LoggerFactory.getLogger(RedisRefusalHints.class);
    // The name that the library of the listeners starts from.
    private static final String CHANNEL = "zhengxin:operators:refused";

    private final StringRedisTemplate redis;

    RedisRefusalHints(StringRedisTemplate redis) {
        this.redis = redis;
    }

    @Override
    public void changed(Account account, boolean refused) {
        if (refused) {
            Thread.ofVirtual().name("refusal-hint").start(() -> tell(account));
        }
    }

    private void tell(Account account) {
        try {
            redis.convertAndSend(CHANNEL, account.value());
        } catch (RuntimeException away) {
            log.atDebug().setCause(away).log("No hint went out");
        }
    }
}
