package cn.zhengxin.query.creditquery.application;

import cn.zhengxin.query.inquiry.AuthorizationId;
import cn.zhengxin.query.inquiry.CreditQueryId;

/** What the owner of authorizations still has to be told about a use; owed until done. */
public record UseAction(CreditQueryId query, AuthorizationId authorization, Kind kind) {

    /** Spent, because the bureau was reached; free again, because it never was (A13). */
    public enum Kind {
        CONSUME,
        RELEASE
    }
}
