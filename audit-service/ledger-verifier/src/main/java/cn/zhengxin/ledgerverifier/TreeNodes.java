package cn.zhengxin.ledgerverifier;

import java.util.Map;
import java.util.Set;

/** Where the hashes of complete subtrees are kept. */
@FunctionalInterface
public interface TreeNodes {

    /** All the hashes asked for; a missing one is an {@link IllegalStateException}. */
    Map<NodeId, Hash> read(Set<NodeId> ids);
}
