package cn.zhengxin.masking.unmasking.application;

import cn.zhengxin.masking.unmasking.model.UnmaskingEvent;

/** Takes down what happened to unmaskings, in the transaction in which it happens (N5). */
public interface UnmaskingJournal {

    void append(UnmaskingEvent event);
}
