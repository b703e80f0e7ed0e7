package cn.zhengxin.authorization.exemption.web;

import cn.zhengxin.authorization.exemption.model.ExemptionReview;
import jakarta.validation.constraints.NotNull;

/** What a reviewer decided. */
record ExemptionReviewRequest(@NotNull ExemptionReview.Decision decision) {}
