package cn.zhengxin.query.sampling.web;

import cn.zhengxin.query.creditquery.model.CreditQueryEvent.SampleFinding;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** What a person found. The reason can hold anything and is not printed; an objection has one. */
@ObjectionSaysWhy
record SampleFindingRequest(
        @NotNull SampleFinding finding,
        @Nullable @Size(max = 500) String reason) {
    @Override
    public String toString() {
        return "SampleFindingRequest[finding=" + finding + "]";
    }
}
