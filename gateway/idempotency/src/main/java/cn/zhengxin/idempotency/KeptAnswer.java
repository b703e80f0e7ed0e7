package cn.zhengxin.idempotency;

import org.jspecify.annotations.Nullable;

/** The first answer to a write. */
@SuppressWarnings("ArrayRecordComponent") // Never compared, only sent.
record KeptAnswer(
        int status,
        @Nullable String contentType,
        @Nullable String location,
        @Nullable String etag,
        byte[] body) {
    @Override
    public String toString() {
        return "KeptAnswer[status=" + status + "]";
    }
}
