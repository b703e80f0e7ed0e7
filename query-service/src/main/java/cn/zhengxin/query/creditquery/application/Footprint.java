package cn.zhengxin.query.creditquery.application;

import cn.zhengxin.query.creditquery.model.Particulars;
import cn.zhengxin.query.policy.PolicyBook;
import java.time.Instant;

/**
 * A query that has reached the bureau and left its mark there.
 *
 * @param inquiredAt when the inquiry left
 * @param settledAt when its outcome was learned
 * @param policy in force then
 */
public record Footprint(Particulars query, Instant inquiredAt, Instant settledAt, PolicyBook policy) {}
