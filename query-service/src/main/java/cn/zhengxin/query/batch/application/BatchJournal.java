package cn.zhengxin.query.batch.application;

import cn.zhengxin.query.batch.model.BatchEvent;

/** Where events of batches go. Joins the caller's transaction (N5). */
public interface BatchJournal {

    void append(BatchEvent event);
}
