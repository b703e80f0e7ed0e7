package cn.zhengxin.query.creditquery.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A second person's judgement (Q4).
 *
 * @param idempotencyKey a keyed digest of the reviewer's own key, so that a repetition after a crash goes on instead of
 *     being refused
 */
public record Review(String reviewer, @Nullable String comment, String idempotencyKey, Instant at) {}
