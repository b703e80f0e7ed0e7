package cn.zhengxin.query.gate;

import cn.zhengxin.query.inquiry.AuthorizationId;
import cn.zhengxin.query.inquiry.CreditQueryId;

/** A use under which the bureau was reached. */
public record SpentUse(AuthorizationId authorization, CreditQueryId query) {}
