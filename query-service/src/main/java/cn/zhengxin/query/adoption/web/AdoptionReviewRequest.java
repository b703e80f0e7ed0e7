package cn.zhengxin.query.adoption.web;

import cn.zhengxin.query.adoption.DecideAdoption.Verdict;
import jakarta.validation.constraints.NotNull;

/** A second person's word. */
record AdoptionReviewRequest(@NotNull Verdict decision) {}
