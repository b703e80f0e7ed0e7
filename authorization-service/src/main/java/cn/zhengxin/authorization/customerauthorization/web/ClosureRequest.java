package cn.zhengxin.authorization.customerauthorization.web;

import cn.zhengxin.authorization.customerauthorization.model.ClosureReason;
import jakarta.validation.constraints.NotNull;

/** How the credit business ended (A11). */
record ClosureRequest(@NotNull ClosureReason reason) {}
