package cn.zhengxin.authorization.loan.web;

import cn.zhengxin.authorization.loan.model.ConfirmationChannel;
import jakarta.validation.constraints.NotNull;

/** The customer has confirmed the loan. */
record ConfirmLoanRequest(@NotNull ConfirmationChannel channel) {}
