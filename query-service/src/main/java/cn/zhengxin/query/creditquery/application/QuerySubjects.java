package cn.zhengxin.query.creditquery.application;

import cn.zhengxin.query.inquiry.CreditQueryId;
import cn.zhengxin.query.inquiry.Subject;

/** Whom queries are about; at rest only encrypted, each under a key of its own (N1). */
public interface QuerySubjects {

    void keep(CreditQueryId query, Subject subject);

    /**
     * The subject of a query.
     *
     * @throws IllegalStateException when there is none */
    Subject of(CreditQueryId query);
}
