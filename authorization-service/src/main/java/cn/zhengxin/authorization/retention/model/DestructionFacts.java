package cn.zhengxin.authorization.retention.model;

import cn.zhengxin.authorization.caller.Party;
import java.time.Instant;
import java.util.List;

/**
 * What stays the same in every state.
 *
 * @param policyVersion the version under which it was proposed
 */
public record DestructionFacts(
        DestructionId id,
        String institution,
        List<DestructionItem> items,
        Party proposedBy,
        Instant proposedAt,
        int policyVersion) {

    public DestructionFacts {
        items = List.copyOf(items);
    }
}
