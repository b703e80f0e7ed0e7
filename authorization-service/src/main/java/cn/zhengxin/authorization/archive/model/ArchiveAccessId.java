package cn.zhengxin.authorization.archive.model;

import java.util.UUID;

/** Names one access. Values are UUIDv7. */
public record ArchiveAccessId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
