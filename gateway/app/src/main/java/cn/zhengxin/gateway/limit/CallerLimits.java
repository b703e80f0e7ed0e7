package cn.zhengxin.gateway.limit;

import java.time.Duration;

/** Counts requests. */
interface CallerLimits {

    /**
     * Takes one request off the caller's allowance.
     *
     * @return zero when it may pass, otherwise how long to wait
     */
    Duration take(String caller);
}
