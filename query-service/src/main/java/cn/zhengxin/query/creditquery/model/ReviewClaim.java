package cn.zhengxin.query.creditquery.model;

import cn.zhengxin.query.inquiry.CreditQueryId;
import java.time.Instant;

/**
 * A reviewer's word that they are at a query (Q4). It keeps other reviewers off until its time is over, and ends by itself.
 *
 * @param heldBy the reviewer's account
 * @param heldUntil from this moment on it holds no more
 */
public record ReviewClaim(CreditQueryId query, String heldBy, Instant claimedAt, Instant heldUntil) {

    public ReviewClaim {
        if (heldUntil.isBefore(claimedAt)) {
            throw new IllegalArgumentException("A claim does not end before it begins");
        }
    }

    public boolean isHeldBy(String account) {
        return heldBy.equals(account);
    }
}
