package cn.zhengxin.authorization.archive.web;

import cn.zhengxin.authorization.archive.model.ArchiveAccess;
import cn.zhengxin.authorization.archive.model.GrantedAccess;
import cn.zhengxin.authorization.archive.model.PendingAccess;
import cn.zhengxin.authorization.archive.model.RefusedAccess;

/** The states as answers spell them. */
enum ArchiveAccessState {
    PENDING,
    GRANTED,
    REFUSED;

    static ArchiveAccessState of(ArchiveAccess access) {
        return switch (access) {
            case PendingAccess _ -> PENDING;
            case GrantedAccess _ -> GRANTED;
            case RefusedAccess _ -> REFUSED;
        };
    }
}
