package cn.zhengxin.query.policychange.application;

import cn.zhengxin.query.policychange.model.PolicyEvent;

/** Takes down what happened to versions of the policy, in the transaction in which it happens (N5). */
public interface PolicyJournal {

    void append(PolicyEvent event);
}
