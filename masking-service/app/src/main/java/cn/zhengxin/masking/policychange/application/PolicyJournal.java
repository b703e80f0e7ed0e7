package cn.zhengxin.masking.policychange.application;

import cn.zhengxin.masking.policychange.model.PolicyEvent;

/** Takes down what happened to versions of the masking policy, in the transaction in which it happens (N5). */
public interface PolicyJournal {

    void append(PolicyEvent event);
}
