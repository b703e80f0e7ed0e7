package cn.zhengxin.authorization.archive.model;

import java.util.List;

/** An approver said no; final. */
public record RefusedAccess(AccessFacts facts, List<AccessDecision> decisions) implements ArchiveAccess {

    public RefusedAccess {
        decisions = List.copyOf(decisions);
    }
}
