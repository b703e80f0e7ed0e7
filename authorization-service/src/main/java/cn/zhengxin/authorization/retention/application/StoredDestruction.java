package cn.zhengxin.authorization.retention.application;

import cn.zhengxin.authorization.retention.model.Destruction;
import cn.zhengxin.authorization.retention.model.DestructionFacts;

/**
 * A destruction as it is kept.
 *
 * @param version grows by one with every change
 */
public record StoredDestruction(Destruction destruction, long version) {

    public DestructionFacts facts() {
        return destruction.facts();
    }
}
