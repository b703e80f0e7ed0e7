package cn.zhengxin.audit.alert.application;

import cn.zhengxin.audit.alert.model.AlertEvent;

/** Takes down what happened to alerts, in the transaction in which it happens (N5). */
public interface AlertJournal {

    void append(AlertEvent event);
}
