package cn.zhengxin.authorization.archive.model;

import java.util.List;

/** Somebody's access to one file beyond their own, in one of its states. That its time is over is no state: it is computed. */
public sealed interface ArchiveAccess permits PendingAccess, GrantedAccess, RefusedAccess {

    AccessFacts facts();

    List<AccessDecision> decisions();
}
