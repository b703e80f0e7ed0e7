package cn.zhengxin.query.creditquery.application;

import cn.zhengxin.query.creditquery.model.CreditQuery;

/**
 * How far a query has come.
 *
 * @param query in the state it has reached
 * @param lacksBureauAccount O4: nothing was sent, because the operator has no account at the bureau that may be used; it is tried
 *     again
 */
public record Settlement(CreditQuery query, boolean lacksBureauAccount) {

    static Settlement reached(CreditQuery query) {
        return new Settlement(query, false);
    }
}
