package cn.zhengxin.idempotency;

import cn.zhengxin.encryption.CipherRejected;
import java.util.UUID;

/** What became of an attempt to be the one who executes a write. */
sealed interface Claim {

    /** Execute it; the holder's id proves later that the lease was not taken over. */
    record Granted(UUID holder) implements Claim {}

    /** Somebody is executing it. */
    record Running() implements Claim {}

    /** It was executed; this is the answer. */
    record Answered(KeptAnswer answer) implements Claim {}

    /** It was executed; its answer cannot be read any more. */
    record AnswerLost(CipherRejected cause) implements Claim {}

    /** The key belongs to another body. */
    record OtherPayload() implements Claim {}
}
