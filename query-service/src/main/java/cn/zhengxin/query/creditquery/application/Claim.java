package cn.zhengxin.query.creditquery.application;

import cn.zhengxin.query.inquiry.CreditQueryId;

/**
 * The sole right to settle a query for a while.
 *
 * @param fence grows with every claim; what an earlier holder writes is refused
 * @param endsAtNanos on this machine's monotonic clock, so that a frozen process knows on waking that its time is over
 */
public record Claim(CreditQueryId query, long fence, long endsAtNanos) {

    public boolean holds() {
        return System.nanoTime() - endsAtNanos < 0;
    }
}
