package cn.zhengxin.query.creditquery.web;

import cn.zhengxin.query.creditquery.application.ReviewCreditQueryCommand.Verdict;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** A second person's word. The comment can hold anything and is not printed; a rejection has one. */
@RejectionSaysWhy
record ReviewRequest(
        @NotNull Verdict decision,
        @Nullable @Size(max = 500) String comment) {
    @Override
    public String toString() {
        return "ReviewRequest[decision=" + decision + "]";
    }
}
