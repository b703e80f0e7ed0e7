package cn.zhengxin.idempotency;

import cn.zhengxin.identity.ProblemCode;

/** How a write can fail for its Idempotency-Key. */
public enum IdempotencyProblem implements ProblemCode {
    IDEMPOTENCY_KEY_REQUIRED(
            400,
            Category.CALLER,
            "Idempotency-Key required",
            "Every POST carries one Idempotency-Key of 1 to 128 printable characters, fresh for each intent."),
    IDEMPOTENCY_KEY_IN_PROGRESS(
            409,
            Category.CONFLICT,
            "Request still running",
            "The request with this Idempotency-Key is still being worked on; repeat it shortly to get its answer."),
    IDEMPOTENCY_ANSWER_LOST(
            409,
            Category.CONFLICT,
            "First answer lost",
            "The request with this Idempotency-Key was executed and is not executed again, but its answer cannot be read any more; look up what became of it."),
    IDEMPOTENCY_KEY_REUSED(
            422,
            Category.CALLER,
            "Idempotency-Key used for something else",
            "This Idempotency-Key came with another body or other parameters before; a new intent needs a new key.");

    private final Entry entry;

    IdempotencyProblem(int status, Category category, String title, String detail) {
        this.entry = new Entry(status, category, title, detail);
    }

    @Override
    public Entry entry() {
        return entry;
    }
}
