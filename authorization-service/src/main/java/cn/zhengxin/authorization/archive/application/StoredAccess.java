package cn.zhengxin.authorization.archive.application;

import cn.zhengxin.authorization.archive.model.AccessFacts;
import cn.zhengxin.authorization.archive.model.ArchiveAccess;

/**
 * An access as it is kept.
 *
 * @param version grows by one with every change
 */
public record StoredAccess(ArchiveAccess access, boolean documentOnFile, long version) {

    public AccessFacts facts() {
        return access.facts();
    }
}
