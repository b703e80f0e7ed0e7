package cn.zhengxin.authorization.crossborder.web;

import cn.zhengxin.authorization.crossborder.model.ConsentVerification;
import jakarta.validation.constraints.NotNull;

/** What the second person found. */
record ConsentVerificationRequest(@NotNull ConsentVerification.Verdict decision) {}
