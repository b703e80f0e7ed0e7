package cn.zhengxin.authorization.loan.web;

import jakarta.validation.constraints.NotBlank;

/** The loan an authorization is for. */
record BindLoanRequest(@NotBlank String loanReference) {}
