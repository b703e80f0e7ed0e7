package cn.zhengxin.authorization.operator.application;

import cn.zhengxin.authorization.operator.model.Account;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * O1: tokens of an account that say more than the register does.
 *
 * @param issuedUntil the last time of issue that is refused, by the issuer's clock; null while every token is refused, because the
 *     identity provider may still issue such tokens
 */
public record TokenRefusal(Account account, @Nullable Instant issuedUntil) {

    /**
     * Whether a token is refused. Issuers write whole seconds: one of the same second may have been issued before.
     *
     * @param issuedAt null is older than anything
     */
    public boolean refuses(@Nullable Instant issuedAt) {
        return issuedUntil == null || issuedAt == null || !issuedAt.isAfter(issuedUntil);
    }
}
