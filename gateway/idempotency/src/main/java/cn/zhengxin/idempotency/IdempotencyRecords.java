package cn.zhengxin.idempotency;

import java.time.Duration;
import java.util.UUID;

/** Which writes are at work, and what the finished ones answered. */
interface IdempotencyRecords {

    /** At most one caller at a time is granted a scope. */
    Claim claim(Scope scope, byte[] fingerprint, Duration lease);

    /** Keeps the answer, unless another holder has taken over meanwhile. */
    void complete(Scope scope, UUID holder, KeptAnswer answer);

    /** Forgets the attempt, so that the next one executes. */
    void release(Scope scope, UUID holder);

    /** Forgets what is older than this; returns how many. */
    int purge(Duration keptFor);
}
