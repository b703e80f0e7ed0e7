package cn.zhengxin.query.batch.model;

import cn.zhengxin.query.inquiry.Performer;
import java.time.Instant;

/**
 * One person of risk said yes to the batch as a whole (Q11).
 *
 * @param idempotencyKey a keyed digest of that person's own key, so that a repetition after a crash is told from a second attempt
 */
public record Approval(Performer.Employee by, String idempotencyKey, Instant at) {

    /** The same word once more, not another one. */
    public boolean isRepeatedBy(Performer.Employee person, String key) {
        return by.account().equals(person.account()) && idempotencyKey.equals(key);
    }
}
