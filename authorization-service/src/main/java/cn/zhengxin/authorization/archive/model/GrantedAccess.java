package cn.zhengxin.authorization.archive.model;

import java.time.Instant;
import java.util.List;

/**
 * Approved by everybody who has to.
 *
 * @param until the first moment at which the file cannot be opened any more
 */
public record GrantedAccess(AccessFacts facts, List<AccessDecision> decisions, Instant until) implements ArchiveAccess {

    public GrantedAccess {
        decisions = List.copyOf(decisions);
    }

    public boolean isOpenAt(Instant moment) {
        return moment.isBefore(until);
    }
}
